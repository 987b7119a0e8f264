// The report: looked at, arranged and handed out by the organiser; the page that arranges it and the page that is handed out, by eye of a program.
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { devices, expect, expectAccessible, expectNoSidewaysScrolling, smallTargets, tabTo, test } from '../support/browser.ts'
import { Controller, createEvent, get, join, openBoard } from '../support/people.ts'
import { organiserKey } from '../support/server.ts'
import { openOrganiser, tell } from '../support/story.ts'
import { composeDocument } from '../../shared/report/compose.ts'
import { htmlOf } from '../../shared/report/html.ts'
import { largeReport } from '../support/large-event.ts'
import { addArgument } from '../../shared/board/write.ts'

const groups = ['Care', 'Patients', 'Experts']
const titles = ['Safe staffing', 'Equal pay', 'One passport', 'Wider routes', 'Better rotas', 'Shared plans']
const voters = 13

/** Six actions, argued about and voted on twice; two of the thirteen are of a group of their own. */
async function reportedEvent(url: string) {
  const event = await createEvent(url, {
    title: 'Workforce 2035', groups, boards: [{ title: 'Board', themes: ['Just'], actions: titles.map((title) => ({ title, theme: 'Just' })) }],
    agenda: [
      { kind: 'explore', title: 'Explore' }, { kind: 'questions', title: 'Ask' },
      { kind: 'ballot', title: 'Prioritise', questions: [{ title: 'Rank them', method: 'rank' }, { title: 'Do you agree?', method: 'agree', secrecy: 'public-recount' }] }, { kind: 'results', title: 'Results' },
    ],
  })
  const console = await Controller.open(url, event.tokens.facilitator)
  const asked = () => console.state!.agenda[2]!.questions!
  const people = []
  for (let voter = 0; voter < voters; voter++) people.push(await join(url, event.code, { name: `Person${voter} Family${voter}`, group: groups[voter < 11 ? voter % 2 : 2]! }))
  const board = await openBoard(url, event.boards[0]!.boardId, people[0]!.token)
  const [first] = board.doc.getMap('actions').keys()
  addArgument(board.doc, { id: 'g1', action: first!, side: 'for', text: 'It keeps people, says Person1 Family1. <i>', author: people[0]!.participantId, createdAt: Date.now() })
  await tell(console, { type: 'stage.go', stageId: console.state!.agenda[1]!.stageId })
  const asker = await Controller.open(url, people[1]!.token)
  await tell(asker, { type: 'floor.ask', itemId: 'f1', text: 'Who pays?', named: true })
  asker.close()
  await tell(console, { type: 'floor.write', itemId: 'f1', text: 'All of us.' })
  await tell(console, { type: 'message.record', messageId: 'm1', speaker: 'Dame Speaker', text: 'Pay first' })
  await tell(console, { type: 'stage.go', stageId: console.state!.agenda[2]!.stageId })
  const ids = asked()[0]!.slate!.items.map(({ actionId }) => actionId)
  for (const [voter, { token }] of people.entries()) {
    const phone = await Controller.open(url, token)
    const ranking = [ids[0]!, ...ids.slice(1 + (voter % 5)), ...ids.slice(1, 1 + (voter % 5))].map((id) => [id])
    await tell(phone, { type: 'ballot.cast', questionId: asked()[0]!.questionId, revision: 1, id: `${voter}-0`, ballot: { method: 'rank', ranking } })
    await tell(phone, { type: 'ballot.cast', questionId: asked()[1]!.questionId, revision: 1, id: `${voter}-1`, ballot: { method: 'agree', answers: Object.fromEntries(ids.map((id, at) => [id, at === 0 || voter % 2 === 0 ? 1 : -1])) } })
    phone.close()
  }
  for (const { questionId } of asked()) {
    await tell(console, { type: 'ballot.seal', questionId })
    await tell(console, { type: 'ballot.reveal', questionId })
  }
  await tell(console, { type: 'event.close' })
  console.close()
  board.close()
  return event
}

const reportOf = async (url: string, eventId: string) => (await get<{ settings: { purpose: string; sections: { id: string; shown: boolean; text: string }[] }; chatham: boolean }>(url, `/api/events/${eventId}/report.json`, organiserKey)).body

test('RT-8 the organiser arranges the report by keyboard, and that holds for every download', async ({ server, open }) => {
  const event = await reportedEvent(server.url)
  const organiser = await open('laptop')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('link', { name: /^Report ?, Workforce 2035$/ }).click()
  await expect(page.getByRole('heading', { name: 'Workforce 2035', level: 1 })).toBeVisible()
  await expect(page.getByText('It keeps people, says Person1 Family1. <i>', { exact: false })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Sections' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sections of the report' })).toBeFocused()
  await page.getByRole('textbox', { name: 'What the session was for' }).fill('To agree on what comes first.')
  await page.getByRole('checkbox', { name: 'Themes and their actions' }).press('Space')
  const up = page.getByRole('button', { name: 'Move “Results” up' })
  await up.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Move “Results” down' })).toBeFocused()
  await page.getByRole('button', { name: /^Add own words ?: Results$/ }).press('Enter')
  await page.keyboard.type('Read this first, Person2 Family2.')
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await expect(page.getByRole('heading', { name: '1 Results', level: 2 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Themes and their actions', exact: false, level: 2 })).toBeHidden()
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await expect(page.getByText('Saved', { exact: true }).last()).toBeVisible()
  const kept = await reportOf(server.url, event.eventId)
  expect(kept.settings.purpose).toBe('To agree on what comes first.')
  expect(kept.settings.sections[0]).toEqual({ id: 'results', shown: true, text: 'Read this first, Person2 Family2.' })
  await page.getByRole('button', { name: 'Hide names' }).click()
  await expect(page.getByText('It keeps people, says [name removed]. <i>')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Hide names' })).toHaveAttribute('aria-pressed', 'true')
  const paper = page.getByRole('article')
  await expect(paper.getByText('Read this first, [name removed].')).toBeVisible()
  await expect(paper.getByText(/Family\d|Dame Speaker/)).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Own words for “Results”' })).toHaveValue('Read this first, Person2 Family2.')
  for (const name of ['Web page', 'Excel', 'CSV', 'CSV as of Polis', 'JSON', null]) {
    const coming = page.waitForEvent('download')
    if (name === null) await page.getByRole('button', { name: 'Download as Word file' }).click()
    else {
      await page.getByText('Other formats').click()
      await page.getByRole('button', { name: new RegExp(`^${name}(?! as)`) }).click()
    }
    const bytes = await readFile(await (await coming).path())
    expect(bytes.length).toBeGreaterThan(500)
    expect(bytes.toString('latin1')).not.toMatch(/Family\d|Dame Speaker/)
  }
})

test('RT-14 axe finds nothing on the page that arranges a report, whatever is open, on a laptop and on a phone', async ({ server, open }) => {
  await reportedEvent(server.url)
  const organiser = await open('laptop')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('link', { name: /^Report ?, Workforce 2035$/ }).click()
  await expect(page.getByRole('heading', { name: '14 Checking this report' })).toBeVisible()
  await expectAccessible(page, 'the report')
  await page.getByText('Other formats').click()
  await expectAccessible(page, 'its formats')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sections' }).click()
  await expectAccessible(page, 'its sections')
  expect(await page.evaluate(() => document.adoptedStyleSheets.map((sheet) => sheet.cssRules[0]!.cssText).join())).toMatch(/^@page.*check code.*"Page"/s)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectAccessible(page, 'its sections, on a phone')
  await expectNoSidewaysScrolling(page, 'the report')
  expect((await smallTargets(page)).filter((target) => !/^\d+(–\d+)? |^\d+(–\d+)?$/.test(target))).toEqual([])
})

test('RT-14 the page that is handed out passes axe, keeps to a phone, and prints on A4 without a cut row or chart', async ({ server, open }) => {
  const event = await reportedEvent(server.url)
  const html = await (await fetch(`${server.url}/api/events/${event.eventId}/report.html`, { headers: { authorization: `Bearer ${organiserKey}` } })).text()
  const { page } = await open('laptop')
  await page.goto('about:blank')
  await page.setContent(html)
  await expect(page.getByRole('heading', { name: 'Workforce 2035', level: 1 })).toBeVisible()
  await expectAccessible(page, 'the report as a page', ['light'])
  await page.getByRole('link', { name: '14 Checking this report' }).focus()
  await page.setViewportSize(devices.phone.viewport)
  await expectNoSidewaysScrolling(page, 'the report as a page')
  // Rows are lines there: nothing is scrolled sideways, each figure is named beside it, and a table is still one to who listens.
  expect(await page.locator('.scroll').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length)).toBe(0)
  const ranking = page.getByRole('table', { name: 'Ranking: Rank them' })
  await expect(ranking.getByRole('columnheader', { name: 'Rank', exact: true })).toHaveCount(1)
  await expect(ranking.getByRole('row')).toHaveCount(titles.length + 1)
  expect(await ranking.locator('td[data-label="Theme"]').first().evaluate((cell) => getComputedStyle(cell, '::before').content)).toContain('Theme')
  expect(await page.locator('figure text').evaluateAll((all) => Math.min(...all.map((one) => one.getBoundingClientRect().height)))).toBeGreaterThan(9)
  await page.emulateMedia({ media: 'print' })
  for (const part of ['tbody tr', 'figure', '.process li', '.whole']) {
    expect(await page.locator(part).evaluateAll((all) => all.map((one) => getComputedStyle(one).breakInside).filter((value) => value !== 'avoid'))).toEqual([])
  }
  const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(4)
  expect(pdf.match(/\/MediaBox \[0 0 59[45][\d.]* 84[12]/g)!.length).toBeGreaterThan(4)
})

test('RT-14 page by page: each has its number, none ends with a heading or a label, and a table that goes on begins with its head', async ({ open }) => {
  test.skip(spawnSync('pdftotext', ['-v']).error !== undefined, 'pdftotext is not installed')
  const event = largeReport()
  const report = composeDocument(event)
  const { page } = await open('laptop')
  await page.setContent(htmlOf(report))
  const printed = spawnSync('pdftotext', ['-layout', '-', '-'], { input: await page.pdf({ preferCSSPageSize: true }) }).stdout.toString()
  const pages = printed.split('\f').slice(0, -1).map((text) => text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))
  // Sixty actions with three votes: what is longer than this is not read.
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.length).toBeLessThan(40)
  const alone = new Set(report.sections.flatMap(({ number, title, blocks }) => [
    `${number} ${title}`, ...blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : block.kind === 'table' ? [block.caption] : [])),
  ]))
  // Names of themes stand in tables, too.
  for (const { title } of event.themes) alone.delete(title)
  for (const [i, lines] of pages.entries()) {
    expect(lines.at(-1)).toMatch(new RegExp(`check code .*Page ${i + 1} of ${pages.length}$`))
    expect(alone.has(lines.at(-2)!), `page ${i + 1} ends with “${lines.at(-2)}”`).toBe(false)
    // A row of a ranking: band, number, words, theme, interval, share.
    if (lines.some((line) => /^\d+(?:–\d+)? {2,}\d+ .*\d %?$/.test(line) && line.includes('%'))) expect(lines.some((line) => /^Rank +Action +(?:Theme|Agree)/.test(line)), `page ${i + 1} has rows without a head`).toBe(true)
  }
})
