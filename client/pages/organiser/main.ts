// The organiser's page: events, new events, links and replays.
import { mount } from 'svelte'
import '../../ui/styles/base.css'
import '../../ui/styles/organiser.css'
import Organiser from './Organiser.svelte'

const target = document.getElementById('app')
if (target) mount(Organiser, { target })
