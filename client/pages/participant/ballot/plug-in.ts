// The one place where a method is handed to the frame around it. The frame comes with the methods, so that results load without it.
import type { AnyMethod, BallotMethod } from './method.ts'
import QuestionBallot from './QuestionBallot.svelte'

export function plugIn<T>(method: Omit<BallotMethod<T>, 'Frame'>): AnyMethod {
  return { ...method, Frame: QuestionBallot } as unknown as AnyMethod
}
