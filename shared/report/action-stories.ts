// How each action came about: who added it when, its first wording, how often it was reworded, which themes it was under.
import type { Touch } from '../replay/touches.ts'

export type ActionStory = {
  by: string
  addedAt: number
  /** Null before the room came together. */
  addedIn: string | null
  /** The wording that somebody else took up, or that the stage ended with. */
  draft: string | null
  rewordings: number
  editors: ReadonlySet<string>
  /** Ids, in their order. */
  themes: string[]
  /** As it is now, or was before it was removed. */
  title: string
  removed: boolean
}

type Growing = ActionStory & { editors: Set<string>; last: { by: string; at: number } }

/** `action`: as it stood then; null where it was not there. */
type Where = { action: { title: string; theme: string | null } | null; by: string; at: number; stageId: string | null }

/** Keystrokes closer together than this, by one person, are one rewording. */
const pauseMs = 60_000

export class ActionStories {
  readonly #stories = new Map<string, Growing>()

  all(): ReadonlyMap<string, ActionStory> {
    return this.#stories
  }

  /** What was touched just now. True where somebody begins to reword what was there. */
  touch({ kind, actionId }: Touch, { action, by, at, stageId }: Where): boolean {
    if (actionId === null) return false
    const story = this.#stories.get(actionId)
    if (kind === 'action-removed') {
      if (story) story.removed = true
      return false
    }
    if (kind !== 'action-added' && kind !== 'action-reworded' && kind !== 'action-moved') return false
    if (!action) return false
    const { title, theme } = action
    if (!story) {
      this.#stories.set(actionId, {
        by, addedAt: at, addedIn: stageId, draft: null, rewordings: 0, editors: new Set(), themes: theme === null ? [] : [theme], title, removed: false, last: { by, at },
      })
      return false
    }
    story.removed = false
    if (theme !== null && story.themes.at(-1) !== theme) story.themes.push(theme)
    if (kind !== 'action-reworded') return false
    const isOngoing = story.last.by === by && at - story.last.at < pauseMs
    story.last = { by, at }
    // Who goes on writing what they have just added is not rewording it.
    const isNew = !isOngoing && (story.draft !== null || by !== story.by || story.title !== '')
    if (isNew) {
      story.draft ??= story.title
      story.rewordings++
    }
    if (story.draft !== null) story.editors.add(by)
    story.title = title
    return isNew
  }

  /** The stage ends: what is there is the draft from which the next goes on. */
  rest(): void {
    for (const story of this.#stories.values()) story.draft ??= story.title === '' ? null : story.title
  }
}
