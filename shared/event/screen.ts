// The big screen: what it shows, and the picture that it keeps showing while another is prepared.
import type { ScreenShow } from './names.ts'

export type Screen = {
  show: ScreenShow
  blank: boolean
  /** The board or the question that is to be shown; without it, what is at hand. */
  of?: string
  /** Kept until it is released, whatever happens meanwhile. */
  picture?: HeldPicture
}

/** What is on it is read from the journal as it stood then, so that what is removed later is not on it any more. `here`: people who were connected. */
export type HeldPicture = { pictureId: string; at: number; here: number }

export type ScreenFact =
  | { type: 'screen.shown'; show: ScreenShow; of?: string }
  | { type: 'screen.blanked'; blank: boolean }
  /** `again`: one that was held before. */
  | { type: 'screen.frozen'; picture: HeldPicture | null; again?: true }
