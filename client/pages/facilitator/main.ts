// The facilitator's page: the console of one event.
import { startPage } from '../../ui/page.ts'
import '../../ui/styles/results.css'
import '../../ui/styles/console.css'
import '../../ui/styles/console-floor.css'
import Facilitator from './Facilitator.svelte'
import '../../ui/icons/staff.ts'

startPage(Facilitator)
