// The big screen's page: sees, never writes.
import { mount } from 'svelte'
import '../../ui/styles/base.css'
import '../../ui/styles/screen.css'
import Screen from './Screen.svelte'

const target = document.getElementById('app')
if (target) mount(Screen, { target })
