// The whole story, while the server is killed (kill -9) in the middle of typing and of voting.
import { connectionLost, expect, test } from '../support/browser.ts'
import { replay, storedTitles, tellStory } from './story.ts'

test('EV-2 a server killed in the middle of typing and of voting loses nothing, and browsers come back by themselves', async ({ server, open }) => {
  const room = await tellStory(server, open, async ({ phone, laptop, facilitator, screen }, work, waiting) => {
    for (const person of [phone, laptop, facilitator, screen]) person.expectErrors(connectionLost)
    const working = work()
    await server.kill()
    await working
    await waiting()
    await server.restart()
  })
  const before = await storedTitles(room)
  await server.restart()
  expect(await storedTitles(room)).toEqual(before)
  await replay(room, await open('laptop'))
})
