// The interface in Welsh, on a phone from joining to the result; and every page as it is where text runs from right to left.
import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScrolling, smallTargets, test } from '../support/browser.ts'
import type { Person } from '../support/browser.ts'
import { Controller, createEvent } from '../support/people.ts'
import { organiserKey } from '../support/server.ts'
import { tell } from '../support/story.ts'

const titles = ['Cyflog cyfartal', 'Oriau hyblyg', 'Cofnodion a rennir', 'Hyfforddi gyda’n gilydd'] as const

const plan = {
  title: 'Gweithlu 2035',
  groups: ['Staff rheng flaen', 'Gofal cymdeithasol'],
  boards: [{
    title: 'Bwrdd',
    themes: [{ title: 'Teg', detail: 'Teg i’r rhai sy’n rhoi gofal' }, { title: 'Integredig', detail: 'Un gweithlu' }],
    actions: titles.map((title, index) => ({ title, theme: index < 2 ? 'Teg' : 'Integredig', arguments: [{ side: 'for', text: 'Mae’n cadw pobl yn y swydd.' }] })),
  }],
  agenda: [
    { kind: 'welcome', title: 'Croeso' },
    { kind: 'explore', title: 'Archwilio', seconds: 600 },
    { kind: 'ballot', title: 'Blaenoriaethu', questions: [{ title: 'Beth sy’n dod gyntaf?', method: 'rank' }] },
    { kind: 'results', title: 'Canlyniadau' },
  ],
}

async function room(url: string) {
  const event = await createEvent(url, plan)
  const desk = await Controller.open(url, event.tokens.facilitator)
  return {
    event, desk,
    go: (index: number) => tell(desk, { type: 'stage.go', stageId: desk.state!.agenda[index]!.stageId }),
    questionId: desk.state!.agenda[2]!.questions![0]!.questionId,
  }
}

/** English words that no Welsh text has, in what is written and in what is only said. */
async function englishWords(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => [
    document.title, document.body.innerText,
    ...[...document.querySelectorAll('[aria-label], [placeholder]')].map((element) => `${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('placeholder') ?? ''}`),
  ].join('\n'))
  return said.match(/\b(?:the|of|and|your|you|this|with|are|not|it|for|join|save|close|board|vote|voting|action|result|open|stage|people)\b/gi) ?? []
}

test('LG-4 a phone in Welsh joins, writes, votes and reads the result', async ({ server, open }) => {
  const { event, desk, go, questionId } = await room(server.url)
  const { page } = await open('phone', { locale: 'cy-GB' })
  const expectWelsh = async (state: string) => {
    expect.soft(await englishWords(page), `English: ${state}`).toEqual([])
    await expectAccessible(page, state, ['light'])
    await expectNoSidewaysScrolling(page, state)
    // A field of shared text is as high as its text, and its whole block is pressed.
    expect.soft((await smallTargets(page)).filter((target) => !target.startsWith(':')), state).toEqual([])
  }
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy')
  await page.getByRole('textbox', { name: 'Cod' }).fill(event.code)
  await page.getByRole('button', { name: 'Parhau' }).tap()
  await page.getByRole('textbox', { name: /^Eich enw/ }).fill('Angharad')
  await page.getByRole('radio', { name: 'Gofal cymdeithasol' }).check()
  await page.getByRole('button', { name: 'Ymuno', exact: true }).tap()
  await expect(page.getByRole('heading', { name: 'Rydych i mewn, Angharad' })).toBeVisible()
  await expectWelsh('aros')

  await go(1)
  await page.getByRole('button', { name: 'Ychwanegu cam gweithredu at Teg' }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Beth ddylid ei wneud?' }).fill('Un pasbort')
  await expectWelsh('cam gweithredu newydd')
  await dialog.getByRole('button', { name: 'Ychwanegu’r cam gweithredu' }).tap()
  await expect(page.getByRole('link', { name: 'Cam gweithredu 5: Un pasbort' })).toBeVisible()
  await expectWelsh('y bwrdd')
  await page.getByRole('link', { name: /: Cyflog cyfartal$/ }).tap()
  await expect(page.getByRole('complementary', { name: 'Cam gweithredu 1 · Teg' })).toBeVisible()
  await expectWelsh('cam gweithredu agored')

  await go(2)
  for (const title of [titles[2], titles[0]]) await page.getByRole('list', { name: 'Heb eu rhoi mewn trefn eto' }).getByRole('button', { name: title }).tap()
  await expectWelsh('y bleidlais')
  await page.getByRole('button', { name: 'Rwyf wedi gorffen' }).tap()
  await expect(page.getByRole('heading', { name: 'Mae eich trefn wedi dod i law' })).toBeVisible()
  await expectWelsh('wedi pleidleisio')
  await tell(desk, { type: 'ballot.seal', questionId })
  await expect(page.getByRole('heading', { name: 'Mae’r pleidleisio wedi cau' })).toBeVisible()
  await tell(desk, { type: 'ballot.reveal', questionId })
  await go(3)
  await expect(page.getByText(`“${titles[2]}” sy’n gyntaf.`).first()).toBeVisible()
  await expectWelsh('y canlyniad')

  // The other language is chosen once, and kept; the person is who they were.
  await page.getByRole('button', { name: 'Chi: Angharad' }).tap()
  await page.getByRole('link', { name: 'English' }).tap()
  await expect(page.getByRole('button', { name: 'You: Angharad' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
  await page.goto(`/e/${event.eventId}`)
  await expect(page.getByRole('button', { name: 'You: Angharad' })).toBeVisible()
})

test('LG-4 organiser, console and screen are there in Welsh, and one link away', async ({ server, open }) => {
  const { event, go } = await room(server.url)
  const [laptop, screen] = [await open('laptop'), await open('screen')]
  const expectWelsh = async (page: Page, state: string) => {
    expect.soft(await englishWords(page), `English: ${state}`).toEqual([])
    await expectAccessible(page, state, ['light'])
  }
  await go(1)
  await laptop.page.goto(event.links['facilitator']!)
  await laptop.page.getByRole('link', { name: 'Cymraeg' }).click()
  await expect(laptop.page.getByRole('button', { name: /^Nesaf: Blaenoriaethu/ }).first()).toBeVisible()
  await expectWelsh(laptop.page, 'y consol')
  await laptop.page.goto(`/organiser#key=${organiserKey}`)
  await expect(laptop.page.getByRole('heading', { name: 'Digwyddiadau', level: 1 })).toBeVisible()
  await screen.page.goto(event.links['screen']!)
  await screen.page.getByRole('link', { name: 'Cymraeg' }).focus()
  await screen.page.keyboard.press('Enter')
  await expect(screen.page.getByText(/cam gweithredu$/).first()).toBeVisible()
  await expectWelsh(screen.page, 'y sgrin')
})

/** Pages as they are in a language that is written from right to left. */
async function fromRightToLeft({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    new MutationObserver(() => { document.documentElement.dir = 'rtl' }).observe(document, { childList: true })
  })
}

type Box = { what: string; start: number; end: number; top: number; bottom: number }

/** Where what can be read and pressed stands, counted from the side on which a line begins. */
async function boxes(page: Page): Promise<Box[]> {
  return page.evaluate(() => {
    const turned = document.documentElement.dir === 'rtl'
    return [...document.querySelectorAll<HTMLElement>('h1, h2, h3, button, input, select, textarea, a, label, li > p, .card, .panel, .mark')].flatMap((element) => {
      const box = element.getBoundingClientRect()
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || box.width < 2 || element.closest('.sr, .bar, svg, [dir]:not(html)')) return []
      const [start, end] = turned ? [innerWidth - box.right, innerWidth - box.left] : [box.left, box.right]
      return [{ what: `${element.tagName} ${element.className.split(' ')[0]} ${element.textContent?.trim().slice(0, 30)}`, start, end, top: box.top, bottom: box.bottom }]
    })
  })
}

/** A page that runs from right to left is the other one's mirror image: what stood apart there stands apart here. */
function expectMirrored(usual: Box[], turned: Box[], state: string): void {
  const apart = (a: number, b: number) => Math.abs(a - b) > 3
  expect.soft(turned.map(({ what }) => what), state).toEqual(usual.map(({ what }) => what))
  expect.soft(turned.filter((box, index) => usual[index] && (apart(box.start, usual[index].start) || apart(box.end, usual[index].end) || apart(box.top, usual[index].top))), `not mirrored: ${state}`).toEqual([])
}

for (const device of ['phone', 'laptop'] as const) {
  test(`LG-5 from right to left on a ${device}: joining, board, open action, ballot and result are mirrored`, async ({ server, open }) => {
    const { event, desk, go, questionId } = await room(server.url)
    const [usual, turned] = [await open(device), await open(device)]
    await fromRightToLeft(turned)
    const pages = [usual.page, turned.page]
    const each = async (work: (page: Page) => Promise<unknown>) => { for (const page of pages) await work(page) }
    const look = async (state: string) => {
      await each((page) => page.evaluate(() => { scrollTo(0, 0); (document.activeElement as HTMLElement | null)?.blur() }))
      await expectNoSidewaysScrolling(turned.page, state)
      await expectAccessible(turned.page, state, ['light'])
      await each((page) => page.emulateMedia({ reducedMotion: 'reduce' }))
      expectMirrored(await boxes(usual.page), await boxes(turned.page), state)
    }
    await each((page) => page.goto(`/#${event.code}`))
    await each((page) => expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible())
    await expect(turned.page.locator('html')).toHaveAttribute('dir', 'rtl')
    await look('joining')
    await each((page) => page.getByRole('button', { name: 'Join', exact: true }).click())
    await go(1)
    const card = (page: Page): Locator => page.getByRole('link', { name: /: Cyflog cyfartal$/ })
    await each((page) => expect(card(page)).toBeVisible())
    await look('the board')

    if (device === 'laptop') {
      // Onwards is to the left: a lifted action goes to the next theme by the arrow that points there.
      const { page } = turned
      await page.getByRole('button', { name: 'Move action 1', exact: true }).focus()
      for (const key of ['Space', 'ArrowLeft', 'Enter']) await page.keyboard.press(key)
      await expect(page.getByRole('status').filter({ hasText: 'Action 1 moved to Integredig' })).toHaveCount(1)
    }
    await each((page) => card(page).click())
    await each((page) => expect(page.getByRole('complementary', { name: /^Action 1 · / })).toBeVisible())
    await look('an open action')

    await go(2)
    for (const title of [titles[3], titles[1], titles[0]]) await each((page) => page.getByRole('list', { name: 'Not ranked yet' }).getByRole('button', { name: title }).click())
    await look('the ballot')
    await each((page) => page.getByRole('button', { name: 'I’m done' }).click())
    await each((page) => expect(page.getByRole('heading', { name: 'Your ranking is in' })).toBeVisible())
    await tell(desk, { type: 'ballot.seal', questionId })
    await tell(desk, { type: 'ballot.reveal', questionId })
    await go(3)
    await each((page) => expect(page.getByText(`“${titles[3]}” comes first.`).first()).toBeVisible())
    await look('the result')
  })
}

test('LG-5 from right to left: console, screen and organiser do not overflow', async ({ server, open }) => {
  const { event, go } = await room(server.url)
  await go(1)
  const laptop = await open('laptop')
  await fromRightToLeft(laptop)
  const { page } = laptop
  for (const [address, shown] of [
    [event.links['facilitator']!, page.getByRole('button', { name: 'Pause everything' }).first()],
    [event.links['screen']!, page.getByText('Join on your phone').or(page.getByText(titles[0])).first()],
    [`/organiser#key=${organiserKey}`, page.getByRole('heading', { name: 'Events', level: 1 })],
  ] as const) {
    await page.goto(address)
    await expect(shown).toBeVisible()
    for (const width of [1440, 360]) {
      if (width === 360 && address.includes('/screen/')) continue
      await page.setViewportSize({ width, height: 900 })
      await expectNoSidewaysScrolling(page, `${address.split('#')[0]} at ${width} px`)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }
})
