import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { addAction, replaceText } from '../../../shared/board/write.ts'
import { Desk } from '../../../shared/replay/desk.ts'
import { record } from '../../../shared/replay/recording.ts'
import { Story, created } from './story.ts'

const retitle = (title: string) => (doc: Y.Doc): void => replaceText((doc.getMap('actions').get('a1') as Y.Map<Y.Text>).get('title')!, title, 'test')

describe('what the big screen showed', () => {
  const picture = { pictureId: 'kept', at: 5, here: 7 }
  const story = new Story().fact(created).write('p1', (doc) => addAction(doc, { id: 'a1', title: 'As it was', detail: '', theme: null, author: 'p1', createdAt: 1 }))
  story.fact({ type: 'screen.frozen', picture })
  const kept = story.entries.length
  story.write('p1', retitle('As it is')).fact({ type: 'stage.entered', stageId: 's2', timer: null })
  const later = story.entries.length
  story.fact({ type: 'screen.frozen', picture: null })
  const released = story.entries.length
  story.fact({ type: 'screen.frozen', picture, again: true })

  const show = (desk: Desk, index: number) => desk.show({ index, boardId: 'b1', recentMs: 0 })

  it('RP-9 is the picture that it kept, for as long as it kept it, whatever the room did meanwhile', () => {
    const desk = new Desk(record(story.entries))
    const held = show(desk, later)
    expect(held.screen?.held).toMatchObject({ seq: kept, stageId: 's1' })
    expect(held.screen?.board?.actions[0]?.title).toBe('As it was')
    expect(held.board?.actions.set[0]?.title).toBe('As it is')
    const live = show(desk, released)
    expect(live.screen?.held).toBeNull()
    expect(live.screen?.board?.actions[0]?.title).toBe('As it is')
    // Put back by an undo: the picture that was kept before.
    expect(show(desk, story.entries.length).screen?.held).toMatchObject({ seq: kept })
  })

  it('RP-9 is told again only where it is not as in the moment before', () => {
    const desk = new Desk(record(story.entries))
    expect(show(desk, kept - 1).screen).not.toBeNull()
    expect(show(desk, kept - 1).screen).toBeNull()
    expect(show(desk, kept).screen).not.toBeNull()
    expect(show(desk, later).screen).toBeNull()
  })
})
