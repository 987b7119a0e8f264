// Checking for anybody: an archive, without a server, and the receipts of a public recount.
import { startPage } from '../../ui/page.ts'
import '../../ui/styles/organiser.css'
import '../../ui/styles/archive.css'
import '../../ui/styles/material.css'
import App from './App.svelte'

startPage(App)
