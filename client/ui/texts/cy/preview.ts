// What a preview says of itself, in Welsh.
import type { texts as english } from '../preview.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  label: 'Rhagolwg.',
  says: 'Dyma beth mae cyfranogwr yn ei weld nawr. Ni ellir pwyso nac ysgrifennu dim yma.',
}
