// The organiser's page: events, new events, links, imports, submissions and replays.
import { startPage } from '../../ui/page.ts'
import '../../ui/styles/organiser.css'
import Organiser from './Organiser.svelte'
import '../../ui/icons/staff.ts'

startPage(Organiser)
