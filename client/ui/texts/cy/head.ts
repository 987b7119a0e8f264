import type { texts as english } from '../head.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  title: 'Cod gwirio’r sesiwn hon',
  says: 'Ysgrifennwch ef neu tynnwch lun. Gall pwy bynnag sydd ag ef ddweud yn ddiweddarach na newidiwyd dim yng nghofnod y sesiwn hon.',
  spelled: (groups) => groups.map((group) => [...group].join(' ')).join(', '),
}
