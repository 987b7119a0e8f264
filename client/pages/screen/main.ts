// The big screen's page: sees, never writes.
import { startPage } from '../../ui/page.ts'
import '../../ui/styles/screen.css'
import Screen from './Screen.svelte'
import '../../ui/icons/staff.ts'

startPage(Screen)
