// The page of people who take part: joining, and then whatever stage the room is at.
import { mount } from 'svelte'
import '../../ui/styles/base.css'
import '../../ui/styles/join.css'
import App from './App.svelte'

mount(App, { target: document.getElementById('app')! })
