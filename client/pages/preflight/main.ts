// The page that a venue opens days before: will an event run on this network?
import { startPage } from '../../ui/page.ts'
import '../../ui/styles/organiser.css'
import Preflight from './Preflight.svelte'

startPage(Preflight)
