// Texts of ballots that go through sets of a few actions, in Welsh.
import type { texts as english } from '../../ballots/sets.ts'
import { counted, number } from '../common.ts'
import type { Twin } from '../twin.ts'

export const setsOf = (count: number) => counted(count, 'set', 'setiau', 'f')

export const texts: Twin<typeof english> = {
  set: (index, count) => `Set ${number(index)} o ${number(count)}`,
  next: 'Set nesaf',
  skip: 'Neidio dros y set hon',
  back: (index) => `Yn ôl i ${number(index)}`,
  progress: 'Setiau a atebwyd',
  anyTime: 'Dangosir pob cam gweithredu tua’r un mor aml, felly gallwch roi’r gorau iddi ar unrhyw set.',
  all: (answered) => `Rydych wedi gweld pob set a fwriadwyd i chi, ac wedi ateb ${number(answered)}.`,
  tooFew: 'Nid oes dim i’w gymharu: dim ond un cam gweithredu sydd yn y cwestiwn hwn.',
}
