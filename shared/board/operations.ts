// What an update does to a board, named: the guard reads updates as these, and permissions decide on them.

/** `author` is the person the touched entry is attributed to; where `writes` is 'authorship', the update sets it. */
export type Operation = {
  op:
    | 'action.add' | 'action.edit' | 'action.move' | 'action.remove'
    | 'theme.add' | 'theme.edit' | 'theme.remove'
    | 'argument.add' | 'argument.edit' | 'argument.remove'
    | 'evidence.add' | 'evidence.edit' | 'evidence.link' | 'evidence.remove'
  /** The key of the touched entry in its root map. */
  key: string
  author?: string
  writes?: 'authorship'
}
