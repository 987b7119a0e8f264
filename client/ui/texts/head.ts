// Texts of the head of a journal's chain.
export const texts = {
  title: 'Check code of this session',
  says: 'Write it down or take a photo. Whoever has it can tell later that nothing in the record of this session was altered.',
  /** Letter by letter. */
  spelled: (groups: readonly string[]) => groups.map((group) => [...group].join(' ')).join(', '),
} as const
