// How every page starts. The common styles come with this script, and so before the page's own, which refine them.
import type { Component } from 'svelte'
import { mount } from 'svelte'
import './styles/base.css'
import { reloadWhenNewer } from './newer.ts'
import { showTextSize } from './text-size.ts'

export function startPage(page: Component): void {
  showTextSize()
  reloadWhenNewer()
  const target = document.getElementById('app')
  if (target) mount(page, { target })
}
