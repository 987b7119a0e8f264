// Writes docs/permissions.md.
import './lib/need-node.mjs'
import { writeFileSync } from 'node:fs'
import { permissionsPage } from './lib/permissions-page.mjs'
import { inRoot } from './lib/project.mjs'

writeFileSync(inRoot('docs', 'permissions.md'), permissionsPage())
