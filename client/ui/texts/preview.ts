// What a preview says of itself.
export const texts = {
  label: 'Preview.',
  says: 'This is what a participant sees now. Nothing can be pressed or written here.',
} as const
