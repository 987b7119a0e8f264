// The drawings behind `Icon`: 24 × 24, stroked in the text's colour. What `turns` points the other way where text runs from right to left.
// Those that only some pages show are in `icons/`, and come with them.
export const icons = {
  tick: '<path d="m4 12.5 5.5 5.5L20 7"/>',
  cross: '<path d="M6 6l12 12M18 6 6 18"/>',
  left: '<path class="turns" d="M19 12H6M11.5 6l-6 6 6 6"/>',
  up: '<path d="M12 19V6M6 11.5 12 5.5l6 6"/>',
  down: '<path d="M12 5v13M6 12.5l6 6 6-6"/>',
  minus: '<path d="M5 12h14"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  offline: '<path d="M4 9a12 12 0 0 1 16 0M7 12.5a7.5 7.5 0 0 1 10 0M10 16a3 3 0 0 1 4 0M4 4l16 16"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
  info: '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5v.3"/>',
  warning: '<path d="M12 4 2.8 20h18.4z"/><path d="M12 10v4.5M12 17.2v.3"/>',
  grip: '<g fill="currentColor" stroke="none"><circle cx="9" cy="6" r="1.7"/><circle cx="15" cy="6" r="1.7"/><circle cx="9" cy="12" r="1.7"/><circle cx="15" cy="12" r="1.7"/><circle cx="9" cy="18" r="1.7"/><circle cx="15" cy="18" r="1.7"/></g>',
  pencil: '<path d="M5 19l1-4L16.5 4.5l3 3L9 18z"/>',
  locked: '<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
  pause: '<path d="M9 6v12M15 6v12" stroke-width="3"/>',
  people: '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5.5"/>',
} as const
