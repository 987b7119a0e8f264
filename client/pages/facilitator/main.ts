// The facilitator's page: the console of one event.
import { mount } from 'svelte'
import '../../ui/styles/base.css'
import '../../ui/styles/results.css'
import '../../ui/styles/console.css'
import Facilitator from './Facilitator.svelte'

const target = document.getElementById('app')
if (target) mount(Facilitator, { target })
