// The page of people who take part: joining, and then whatever stage the room is at.
import { startPage } from '../../ui/page.ts'
import '../../ui/styles/join.css'
import App from './App.svelte'

startPage(App)
