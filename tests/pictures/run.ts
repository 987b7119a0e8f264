// npm run pictures: makes the pictures of README and guides anew, from one event that thirty people take part in.
import { join as inFolder } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addArgument } from '../../shared/board/write.ts'
import { launchOptions } from '../support/chromium.ts'
import { castAll, gather, leave } from '../support/crowd.ts'
import { Controller, createEvent, join, openBoard, post } from '../support/people.ts'
import { organiserKey, startServer } from '../support/server.ts'

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url))
const devices = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  laptop: { viewport: { width: 1280, height: 820 } },
  screen: { viewport: { width: 1600, height: 900 } },
} as const
const names = ['Amira Khan', 'Ben Okri', 'Carys Evans', 'Dai Jones', 'Eve Osei', 'Farah Aziz']

const server = await startServer()
const browser = await chromium.launch(launchOptions)
try {
  await takeAll(browser, server.url)
} finally {
  await browser.close()
  await server.remove()
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  const event = await createEvent(url, { template: 'demo', title: 'Health and care workforce 2035' })
  const console = await Controller.open(url, event.tokens.facilitator)
  const room = () => console.state!
  const told = async (command: object): Promise<void> => {
    const answer = await console.send(command)
    if (!answer.ok) throw new Error(`${JSON.stringify(command)}: ${answer.error.code}`)
  }
  const go = (kind: string): Promise<void> => told({ type: 'stage.go', stageId: room().agenda.find((stage) => stage.kind === kind)!.stageId })
  const crowd = await gather(url, event.code, room().groups, 30, (at) => names[at] ?? `Guest ${at + 1}`)
  const open = async (device: keyof typeof devices, address: string): Promise<Page> => {
    const context = await browser.newContext({ baseURL: url, locale: 'en-GB', reducedMotion: 'reduce', ...devices[device] })
    const page = await context.newPage()
    await page.goto(address)
    return page
  }
  /** Once nothing is being loaded any more; of one part of the page where that is named. */
  const take = async (page: Page, name: string, part?: string): Promise<void> => {
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready)
    const what = part ? page.getByRole('region', { name: part, exact: true }) : page
    await what.screenshot({ path: inFolder(folder, `${name}.png`) })
    process.stdout.write(`${name}\n`)
  }
  const personal = async (device: 'phone' | 'laptop', who: string): Promise<Page> => {
    const page = await open(device, `/#${event.code}`)
    await page.getByRole('textbox', { name: /^Your name/ }).fill(who)
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    return page
  }

  const [desk, phone, laptop, screen] = [await open('laptop', event.links['facilitator']!), await personal('phone', 'Anna'), await personal('laptop', 'Ravi'), await open('screen', event.links['screen']!)]
  await go('explore')
  const boardId = event.boards[0]!.boardId
  const writer = await join(url, event.code, { name: 'Gwen', group: room().groups[0]! })
  const board = await openBoard(url, boardId, writer.token)
  addAction(board.doc, { id: 'picture-action', title: 'Supervision for everyone, every month', detail: '', theme: readBoard(board.doc).themes[1]!.id, author: writer.participantId, createdAt: Date.now() })
  addArgument(board.doc, { id: 'picture-argument', action: 'picture-action', side: 'for', text: 'It keeps people in the job.', author: writer.participantId, createdAt: Date.now() })
  await console.until((state) => state!.actions['picture-action'] !== undefined)
  await laptop.getByRole('heading', { name: 'Explore', level: 1 }).waitFor()
  await take(laptop, 'board')
  await take(desk, 'console')
  await told({ type: 'tables.make', titles: Array.from({ length: 6 }, (_, at) => `Table ${at + 1}`) })
  await told({ type: 'seats.assign', who: 'everybody' })
  await take(desk, 'tables', 'Tables')
  await told({ type: 'entry.hide', entryKind: 'action', entryId: 'picture-action', boardId, reason: 'Names a person' })
  await desk.getByRole('region', { name: 'Moderation', exact: true }).getByRole('button', { name: /^Log/ }).click()
  await desk.getByRole('dialog').waitFor()
  await take(desk, 'moderation')
  await desk.keyboard.press('Escape')

  await go('ballot')
  const [question] = room().agenda.flatMap(({ questions }) => questions ?? [])
  await console.until((state) => state!.agenda.some(({ questions }) => questions?.some(({ slate }) => slate !== null)))
  const ids = room().agenda.flatMap(({ questions }) => questions ?? [])[0]!.slate!.items.map(({ actionId }) => actionId)
  await castAll(crowd, question!.questionId, (_, at) => (at % 7 === 0 ? null : { method: 'rank', ranking: [...ids.slice(at % 3), ...ids.slice(0, at % 3)].slice(0, 6).map((id) => [id]) }))
  await phone.getByRole('list', { name: 'Not ranked yet' }).waitFor()
  for (let tap = 0; tap < 3; tap++) await phone.getByRole('list', { name: 'Not ranked yet' }).getByRole('button').nth(tap).tap()
  await take(phone, 'ballot')
  await desk.evaluate(() => scrollTo(0, 0))
  await take(desk, 'console-voting')
  await told({ type: 'ballot.seal', questionId: question!.questionId })
  await told({ type: 'ballot.reveal', questionId: question!.questionId })
  await go('results')
  await phone.getByRole('heading', { name: 'Where each action stands' }).waitFor()
  await take(screen, 'screen')

  const series = await post<{ programmeId: string }>(url, '/api/programmes', { title: 'A workforce for 2035', groups: room().groups }, organiserKey)
  await post(url, `/api/programmes/${series.body.programmeId}/events`, { eventId: event.eventId }, organiserKey)
  await post(url, `/api/programmes/${series.body.programmeId}/events`, { title: 'A year later', from: { eventId: event.eventId, actions: { kind: 'top', questionId: question!.questionId, k: 6 } }, agenda: 'again' }, organiserKey)
  await told({ type: 'event.close' })
  const organiser = await open('laptop', `/organiser#key=${organiserKey}`)
  await organiser.getByRole('heading', { name: 'Events', level: 1 }).waitFor()
  await take(organiser, 'organiser')
  for (const [address, name, role, shown] of [
    [`/organiser#report=${event.eventId}`, 'report', 'button', 'Sections'], [`/organiser#series=${series.body.programmeId}`, 'programme', 'heading', 'A workforce for 2035'],
  ] as const) {
    await organiser.goto(address)
    await organiser.getByRole(role, { name: shown }).first().waitFor()
    await take(organiser, name)
  }
  await organiser.goto(`/replay/${event.eventId}`)
  await organiser.getByRole('slider', { name: 'Time' }).press('End')
  await organiser.evaluate(() => scrollTo(0, 0))
  await take(organiser, 'replay')
  board.close()
  leave(crowd)
  console.close()
}
