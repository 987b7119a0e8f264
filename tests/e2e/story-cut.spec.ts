// The whole story, while one participant's network is cut in the middle of typing and of voting.
import { connectionLost, test } from '../support/browser.ts'
import { replay, tellStory } from './story.ts'

test('CL-1 what a participant does without a network waits, and is delivered exactly once', async ({ server, open }) => {
  const room = await tellStory(server, open, async ({ phone }, work, waiting) => {
    phone.expectErrors(connectionLost)
    const working = work()
    await phone.context.setOffline(true)
    await working
    await waiting()
    await phone.context.setOffline(false)
  })
  await replay(room, await open('laptop'))
})
