// What a board page tells the server of what it shows.
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { expect, test } from '../support/browser.ts'
import { openBoard } from '../support/people.ts'
import { card, joinByLink, openAction, roomAt, sheet, titles } from '../support/story.ts'
import { readBoard } from '../../shared/board/read.ts'
import { syncMessage } from '../../shared/protocol/messages.ts'

test('CL-17 a phone tells which cards are on the screen, and what belongs to the open action', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const screen = await openBoard(server.url, event.boards[0]!.boardId, event.tokens.screen)
  const board = readBoard(screen.doc)
  screen.close()
  const ids = (...shown: string[]): string[] => shown.map((title) => board.actions.find((action) => action.title === title)!.id)

  const phone = await open('phone')
  const { page } = phone
  let sight: string[] = []
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => {
    if (typeof payload === 'string' || payload[0] !== syncMessage.sight) return
    const decoder = createDecoder(payload)
    readVarUint(decoder)
    sight = Array.from({ length: readVarUint(decoder) }, () => readVarString(decoder))
  }))
  await joinByLink(phone, event.code)
  await expect(card(page, titles[0])).toBeVisible()
  await expect.poll(() => [...sight].sort()).toEqual(ids(titles[0], titles[1]).sort())

  await page.getByRole('button', { name: /Integrated/ }).first().tap()
  await expect(card(page, titles[2])).toBeVisible()
  await expect.poll(() => [...sight].sort()).toEqual(ids(titles[2], titles[3], titles[4]).sort())

  await page.getByRole('button', { name: /Just/ }).first().tap()
  await openAction(page, titles[0])
  await expect(sheet(page)).toBeVisible()
  const belonging = [...board.arguments, ...board.evidence].map(({ id }) => id)
  expect(belonging).toHaveLength(2)
  await expect.poll(() => sight.slice(0, 3).sort()).toEqual([...ids(titles[0]), ...belonging].sort())
})
