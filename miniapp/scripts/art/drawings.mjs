// Everything drawn, ported from design/look/tools/art.mjs. Shapes carry class names, palette.mjs says what they are
// painted with; scripts/draw.mjs turns both into the style sheets beside the components.

/** Line icons on a 24 grid, 1.75 strokes. */
export const icons = {
  hall: '<path d="M6.5 20v-8.5a5.5 5.5 0 0 1 11 0V20"/><path d="M2.5 20h19"/>',
  scan: '<path d="M4 8.5V6.5A2.5 2.5 0 0 1 6.5 4h2M15.5 4h2A2.5 2.5 0 0 1 20 6.5v2M20 15.5v2a2.5 2.5 0 0 1-2.5 2.5h-2M8.5 20h-2A2.5 2.5 0 0 1 4 17.5v-2M4 12h16"/>',
  ask: '<path d="M20 11.6a7.6 7.6 0 0 1-11.2 6.7l-4.3 1.2 1.3-4A7.6 7.6 0 1 1 20 11.6z"/>',
  steps:
    '<circle cx="6" cy="6" r="2"/><circle cx="6" cy="18" r="2"/><path d="M6 8v8M11.5 6H20M11.5 12H20M11.5 18h5.5"/>',
  me: '<circle cx="12" cy="8.2" r="3.8"/><path d="M4.5 20c.7-3.8 3.7-5.8 7.5-5.8s6.8 2 7.5 5.8"/>',
  wrench:
    '<path d="M19.6 7.2l-3.1 3-2.7-2.7 3-3.1a5.1 5.1 0 0 0-6.4 6.4l-6.1 6.2a1.95 1.95 0 0 0 2.75 2.75l6.15-6.15a5.1 5.1 0 0 0 6.4-6.4z"/>',
  book: '<path d="M12 6.5C10 5 7 4.5 4 4.8v13c3-.3 6 .2 8 1.7 2-1.5 5-2 8-1.7v-13c-3-.3-6 .2-8 1.7z"/><path d="M12 6.5v13"/>',
  calendar:
    '<rect x="4" y="5.5" width="16" height="14.5" rx="2.5"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
  clock: '<circle cx="12" cy="12" r="8.25"/><path d="M12 7.5V12l3 2"/>',
  pin: '<path d="M12 21c4.5-4.6 6.75-8.1 6.75-11a6.75 6.75 0 0 0-13.5 0c0 2.9 2.25 6.4 6.75 11z"/><circle cx="12" cy="10" r="2.4"/>',
  phone:
    '<path d="M6.2 4h2.7l1.5 4.1-2 1.5a12 12 0 0 0 6 6l1.5-2 4.1 1.5v2.7a2 2 0 0 1-2.2 2A15.7 15.7 0 0 1 4.2 6.2a2 2 0 0 1 2-2.2z"/>',
  truck:
    '<path d="M5.3 17H3V6.5h10.5V17H9.7M13.5 9.5h4L21 13v4h-1.8M13.5 17h1.3"/><circle cx="7.5" cy="17.3" r="2.2"/><circle cx="17" cy="17.3" r="2.2"/>',
  box: '<path d="M4 8l8-4 8 4v8.5l-8 4-8-4z"/><path d="M4 8l8 4 8-4M12 12v8.5"/>',
  bag: '<path d="M5.5 8.5h13l1 11.5h-15z"/><path d="M9 11V7.5a3 3 0 0 1 6 0V11"/>',
  shield:
    '<path d="M12 3.5l7 2.5v5.5c0 4.3-2.8 7.3-7 9-4.2-1.7-7-4.7-7-9V6z"/><path d="M9 11.8l2.2 2.2 4-4.2"/>',
  bell: '<path d="M6.5 16.5v-5.3a5.5 5.5 0 0 1 11 0v5.3l1.3 1.7H5.2z"/><path d="M10.3 21h3.4"/>',
  camera:
    '<path d="M6 8h2l1.6-2.5h4.8L16 8h2a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2z"/><circle cx="12" cy="13.2" r="3.2"/>',
  image:
    '<rect x="4" y="5" width="16" height="14" rx="2.5"/><circle cx="9" cy="10" r="1.5"/><path d="M4.5 17l5-4 3 2.5 3-2.5 4 3.5"/>',
  play: '<path d="M9 7v10l7.8-5z"/>',
  pause: '<path d="M9 7.5v9M15 7.5v9"/>',
  lock: '<rect x="5.5" y="10.5" width="13" height="9.5" rx="2.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
  eye: '<path d="M2.8 12C5 8 8.2 6 12 6s7 2 9.2 6c-2.2 4-5.4 6-9.2 6s-7-2-9.2-6z"/><circle cx="12" cy="12" r="2.8"/>',
  share: '<path d="M14 5.2l6.5 5.6-6.5 5.6v-3.3c-4.6-.2-7.7 1.2-10.2 4.8.6-5.2 4-8.9 10.2-9.5z"/>',
  copy: '<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2.5"/><path d="M15.5 8.5v-2A2.5 2.5 0 0 0 13 4H6.5A2.5 2.5 0 0 0 4 6.5V13a2.5 2.5 0 0 0 2.5 2.5h2"/>',
  download: '<path d="M12 4v11M7.5 10.8l4.5 4.5 4.5-4.5M4.5 20h15"/>',
  nosignal: '<path d="M4.5 19.5v-3.2M9.5 19.5v-6.7M14.5 19.5V9.8M16.3 3.8l4.2 4.2M20.5 3.8L16.3 8"/>',
  alert: '<path d="M12 4.5l8.7 15H3.3z"/><path d="M12 10v4.3M12 16.9v.1"/>',
  info: '<circle cx="12" cy="12" r="8.25"/><path d="M12 11.3v4.7M12 8v.1"/>',
  plug: '<path d="M9 3.5v4M15 3.5v4M6.5 7.5h11v3a5.5 5.5 0 0 1-11 0zM12 16v4.5"/>',
  transfer: '<path d="M4 9h15l-3.7-3.7M20 15H5l3.7 3.7"/>',
  edit: '<path d="M4.5 19.5l1-4.2L16 4.8l3.2 3.2L8.7 18.5z"/><path d="M13.6 7.2l3.2 3.2"/>',
  up: '<path d="M12 19.5v-14M6 11.3l6-6 6 6"/>',
  doc: '<path d="M6 3.75h8l4.5 4.5v12H6z"/><path d="M13.8 3.75v4.7h4.7M9 12.5h6M9 16h6"/>',
  card: '<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="M3.5 10h17M7 14.7h4.5"/>',
  history: '<path d="M4.5 12A7.5 7.5 0 1 0 7 6.4L4.5 8.7"/><path d="M4.5 4.5v4.2h4.2M12 8v4.2l2.8 1.7"/>',
  refresh: '<path d="M19.5 12A7.5 7.5 0 1 1 17 6.4l2.5 2.3"/><path d="M19.5 4.5v4.2h-4.2"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.2 4.2"/>',
  seek: '<circle cx="10" cy="8" r="3.3"/><path d="M3.5 19.2c.6-3.4 3-5.3 6.5-5.3"/><circle cx="16.5" cy="15.7" r="3"/><path d="M18.8 18l2.4 2.4"/>',
  heart:
    '<path d="M12 19.7S4.3 15.2 4.3 9.6A4.1 4.1 0 0 1 12 7.5a4.1 4.1 0 0 1 7.7 2.1c0 5.6-7.7 10.1-7.7 10.1z"/>',
  locate:
    '<circle cx="12" cy="12" r="5.5"/><circle cx="12" cy="12" r=".6"/><path d="M12 3.2v3.3M12 17.5v3.3M3.2 12h3.3M17.5 12h3.3"/>',
  chart: '<path d="M4.5 4.5v15h15"/><path d="M8 15l3.5-4.5 3 2.5L19 7.5"/>',
  fund: '<circle cx="12" cy="12" r="8.25"/><path d="M8.8 7.6l3.2 4.2 3.2-4.2M8.8 12h6.4M8.8 14.7h6.4M12 12v5"/>',
  star: '<path d="M12 4.3l2.3 4.9 5.4.6-4 3.7 1.1 5.3L12 16.1l-4.8 2.7 1.1-5.3-4-3.7 5.4-.6z"/>',
  bolt: '<path d="M13 3.5L5.5 13.7H11l-1 6.8 8-10.7h-5.5z"/>',
  drop: '<path d="M12 3.8c3.7 4.2 5.7 7.4 5.7 10.2a5.7 5.7 0 0 1-11.4 0c0-2.8 2-6 5.7-10.2z"/>',
  people:
    '<circle cx="9.3" cy="8.5" r="3.3"/><path d="M3 19.3c.6-3.3 3-5.1 6.3-5.1s5.7 1.8 6.3 5.1M15.3 5.4a3.3 3.3 0 0 1 0 6.2M18 14.7c1.6.8 2.6 2.3 3 4.6"/>',
  gift: '<path d="M4.5 9h15v3h-15zM6 12h12v8H6zM12 9v11M12 9c-2 0-4.5-.6-4.5-2.7C7.5 4.5 9 4 10 4.6c1.2.7 1.8 2.6 2 4.4.2-1.8.8-3.7 2-4.4 1-.6 2.5-.1 2.5 1.7C16.5 8.4 14 9 12 9z"/>',
  headset:
    '<path d="M4.5 14.5V12a7.5 7.5 0 0 1 15 0v2.5"/><path d="M4.5 13.5h2a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H6a1.5 1.5 0 0 1-1.5-1.5zM19.5 13.5h-2a1 1 0 0 0-1 1v3a1 1 0 0 0 1 1h.5a1.5 1.5 0 0 0 1.5-1.5zM18.5 18.5c-.8 1.5-2.5 2.3-5 2.3"/>',
  check: '<path d="M5 12.5l4.7 4.7L19.2 7.5"/>',
  tick: '<circle cx="12" cy="12" r="8.25"/><path d="M8.3 12.2l2.6 2.6 4.9-5.2"/>',
  cross: '<path d="M6 6l12 12M18 6L6 18"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  back: '<path d="M14.8 5L7.8 12l7 7"/>',
  go: '<path d="M9.5 6l6 6-6 6"/>',
  down: '<path d="M6 9.5l6 6 6-6"/>',
  more: '<path d="M6 12v.1M12 12v.1M18 12v.1"/>',
  badge:
    '<rect x="5.5" y="6" width="13" height="14.5" rx="2.5"/><path d="M9.5 6V3.8h5V6M9 16.8c.4-1.7 1.5-2.5 3-2.5s2.6.8 3 2.5"/><circle cx="12" cy="11.3" r="1.6"/>',
}

/** Products on a 120 grid, one floor line at y = 112. */
export const silhouettes = {
  washer:
    '<path class="s4" d="M34 108h10v4H34zM76 108h10v4H76z"/><rect class="s1" x="25" y="18" width="70" height="91" rx="7"/><path class="s2" d="M25 25a7 7 0 0 1 7-7h56a7 7 0 0 1 7 7v13H25z"/><rect class="s3" x="31" y="24" width="24" height="8" rx="2.5"/><rect class="s4" x="61" y="25" width="13" height="6" rx="1.5"/><circle class="s3" cx="85" cy="28" r="4.5"/><circle class="s3" cx="60" cy="72" r="27"/><circle class="s2" cx="60" cy="72" r="22.5"/><circle class="s4" cx="60" cy="72" r="18"/><path class="s5" d="M43.6 79.5c6-4.5 11 2.5 17 0s10-4.5 15.5-.5A18 18 0 0 1 43.6 79.5z"/><rect class="s2" x="78" y="97" width="11" height="7" rx="2"/>',
  fridge:
    '<path class="s4" d="M34 108h10v4H34zM76 108h10v4H76z"/><rect class="s1" x="27" y="8" width="66" height="101" rx="6"/><path class="s2" d="M60 8h27a6 6 0 0 1 6 6v89a6 6 0 0 1-6 6H60z"/><rect class="s3" x="55" y="30" width="2.5" height="54" rx="1.25"/><rect class="s3" x="62.5" y="30" width="2.5" height="54" rx="1.25"/><rect class="s4" x="35" y="34" width="13" height="22" rx="2.5"/><rect class="s5" x="37.5" y="37" width="8" height="3" rx="1"/><path class="s3" d="M38 52h7v1.5h-7z"/>',
  air: '<rect class="s1" x="12" y="36" width="96" height="34" rx="9"/><path class="s2" d="M12 58h96v3a9 9 0 0 1-9 9H21a9 9 0 0 1-9-9z"/><rect class="s4" x="22" y="61.5" width="76" height="3.5" rx="1.75"/><rect class="s3" x="22" y="44" width="34" height="3" rx="1.5"/><circle class="s5" cx="97" cy="46" r="2.5"/><path class="sl" d="M36 80c4 4-4 8 0 13M60 80c4 4-4 8 0 13M84 80c4 4-4 8 0 13"/>',
  heater:
    '<path class="s2" d="M52 4h16v14H52z"/><rect class="s1" x="33" y="14" width="54" height="78" rx="7"/><path class="s2" d="M33 70h54v15a7 7 0 0 1-7 7H40a7 7 0 0 1-7-7z"/><rect class="s4" x="47" y="75" width="26" height="10" rx="2.5"/><path class="s6" d="M60 30c6 6.5 8.5 10.5 8.5 15a8.5 8.5 0 0 1-17 0c0-4.5 2.5-8.5 8.5-15z"/><path class="s3" d="M60 41c3 3.3 4.2 5.3 4.2 7.6a4.2 4.2 0 0 1-8.4 0c0-2.3 1.2-4.3 4.2-7.6z"/><path class="s4" d="M44 92h4v16h-4zM58 92h4v16h-4zM72 92h4v16h-4z"/>',
  tank: '<rect class="s1" x="10" y="36" width="100" height="46" rx="20"/><path class="s2" d="M90 36a20 20 0 0 1 20 20v6a20 20 0 0 1-20 20z"/><circle class="s3" cx="97" cy="59" r="6.5"/><rect class="s4" x="24" y="54" width="20" height="10" rx="2.5"/><path class="s4" d="M44 82h4v16h-4zM72 82h4v16h-4z"/>',
  hood: '<rect class="s2" x="46" y="14" width="28" height="50" rx="2"/><path class="s1" d="M20 64h80a3 3 0 0 1 3 3.7l-3 11a4 4 0 0 1-3.9 3H23.9a4 4 0 0 1-3.9-3l-3-11A3 3 0 0 1 20 64z"/><rect class="s4" x="48" y="70" width="24" height="5" rx="2.5"/><path class="s3" d="M30 81.7h60v3H30z"/>',
  stove:
    '<path class="s1" d="M26 62h68l12 26H14z"/><path class="s2" d="M14 88h92v9a4 4 0 0 1-4 4H18a4 4 0 0 1-4-4z"/><ellipse class="s4" cx="41" cy="74" rx="14" ry="6.5"/><ellipse class="s4" cx="79" cy="74" rx="14" ry="6.5"/><ellipse class="s6" cx="41" cy="73.5" rx="6" ry="2.8"/><ellipse class="s3" cx="79" cy="73.5" rx="6" ry="2.8"/><circle class="s3" cx="41" cy="94.5" r="3.5"/><circle class="s3" cx="79" cy="94.5" r="3.5"/>',
  dishwasher:
    '<path class="s4" d="M30 106h60v6H30z"/><rect class="s1" x="26" y="24" width="68" height="84" rx="6"/><path class="s2" d="M26 30a6 6 0 0 1 6-6h56a6 6 0 0 1 6 6v12H26z"/><rect class="s4" x="33" y="30" width="15" height="6" rx="1.5"/><circle class="s3" cx="72" cy="33" r="2.2"/><circle class="s3" cx="79" cy="33" r="2.2"/><circle class="s5" cx="86" cy="33" r="2.2"/><rect class="s3" x="40" y="48" width="40" height="4" rx="2"/><path class="s2" d="M36 62h48v38H36z"/><circle class="s3" cx="48" cy="84" r="9"/><circle class="s1" cx="48" cy="84" r="5"/><circle class="s3" cx="72" cy="84" r="9"/><circle class="s1" cx="72" cy="84" r="5"/><path class="s4" d="M36 95h48v1.5H36z"/>',
  robot:
    '<path class="s2" d="M22 100h76v6a6 6 0 0 1-6 6H28a6 6 0 0 1-6-6z"/><circle class="s1" cx="60" cy="66" r="38"/><path class="s2" d="M22 66a38 38 0 0 1 76 0z"/><circle class="s3" cx="60" cy="60" r="13"/><circle class="s4" cx="60" cy="60" r="8"/><circle class="s5" cx="60" cy="86" r="3.5"/>',
  milk: '<rect class="s2" x="33" y="20" width="54" height="14" rx="5"/><path class="s1" d="M35 34h50v70a8 8 0 0 1-8 8H43a8 8 0 0 1-8-8z"/><path class="s3" d="M35 52h50v40H35z"/><path class="s5" d="M60 58c9 5 11 12 9 22-10 0-17-4-18-13 0-4 4-8 9-9z"/><path class="s2" d="M35 98h50v2H35z"/>',
  watch:
    '<path class="s2" d="M46 10h28l3 30H43zM46 110h28l3-30H43z"/><rect class="s1" x="34" y="36" width="52" height="50" rx="14"/><rect class="s4" x="40" y="42" width="40" height="38" rx="9"/><path class="s5" d="M50 66l7 6 13-14-3-2.5-10 10.5-4-3.5z"/><rect class="s2" x="86" y="52" width="5" height="13" rx="2"/>',
  toploader:
    '<path class="s4" d="M34 108h10v4H34zM76 108h10v4H76z"/><path class="s2" d="M32 14h56l6 20H26z"/><rect class="s4" x="42" y="20" width="24" height="8" rx="2"/><circle class="s3" cx="78" cy="24" r="4"/><rect class="s1" x="26" y="34" width="68" height="75" rx="5"/><path class="s2" d="M26 39a5 5 0 0 1 5-5h58a5 5 0 0 1 5 5v9H26z"/><rect class="s3" x="50" y="40" width="20" height="3" rx="1.5"/><path class="s5" d="M36 92c4-5 8 2 12-2s8 3 12-1 8 3 12-1 8 2 12-1v8a4 4 0 0 1-4 4H40a4 4 0 0 1-4-4z"/>',
  parcel:
    '<path class="s2" d="M33 30h54l11 16H22z"/><path class="s1" d="M22 46h76v60a6 6 0 0 1-6 6H28a6 6 0 0 1-6-6z"/><path class="s3" d="M53 30h14l2 16v22l-4.5-3-4.5 3-4.5-3-4.5 3V46z"/><rect class="s3" x="64" y="82" width="26" height="20" rx="2.5"/><path class="s4" d="M68 87h10v2H68zM68 91.5h18v2H68zM68 96h14v2H68z"/>',
  filter:
    '<path class="s2" d="M42 16h36v14H42z"/><rect class="s1" x="34" y="28" width="52" height="84" rx="8"/><path class="s3" d="M34 44h52v44H34z"/><path class="s4" d="M42 50h3v32h-3zM50.5 50h3v32h-3zM59 50h3v32h-3zM67.5 50h3v32h-3zM76 50h3v32h-3z"/><circle class="s5" cx="60" cy="100" r="4"/>',
}

/** Faceless on purpose: a real notice shows the photo that the police published. 120 x 150. */
export const portraits = {
  then: '<path class="p3" d="M17 150c1-27 17-38 43-38s42 11 43 38z"/><path class="p4" d="M48 112c2 8 22 8 24 0l4 1.5c-2 14-30 14-32 0z"/><path class="p2" d="M33 74c-12 0-22 10-22 27 0 5 3 8 7 7 11-3 17-14 19-26zM87 74c12 0 22 10 22 27 0 5-3 8-7 7-11-3-17-14-19-26z"/><rect class="p1" x="51" y="92" width="18" height="22" rx="8"/><ellipse class="p1" cx="60" cy="69" rx="30" ry="33"/><path class="p2" d="M29 80C20 46 38 27 60 27s40 19 31 53c-1-12-4-20-9-26-13 5-31 5-44 0-5 6-8 14-9 26z"/><circle class="p3" cx="31" cy="79" r="4.5"/><circle class="p3" cx="89" cy="79" r="4.5"/>',
  aged: '<path class="p2" d="M29 62c0-25 13-38 31-38s31 13 31 38v42c0 7-5 10-11 10H40c-6 0-11-3-11-10z"/><path class="p3" d="M6 150c2-24 20-32 54-32s52 8 54 32z"/><path class="p1" d="M51 86h18v28c0 7-18 7-18 0z"/><path class="p4" d="M45 119c4 9 26 9 30 0l5 .8c-4 15-36 15-40 0z"/><path class="p1" d="M35 60c0-17 10-27 25-27s25 10 25 27c0 22-11 37-25 37S35 82 35 60z"/><path class="p2" d="M33 66c-1-24 10-35 27-35s28 11 27 35c-3-11-8-18-15-22-8 8-22 13-31 13-4 2-6 5-8 9z"/>',
  boyThen:
    '<path class="p3" d="M17 150c1-27 17-38 43-38s42 11 43 38z"/><path class="p4" d="M56 113h8v37h-8z"/><rect class="p1" x="51" y="92" width="18" height="22" rx="8"/><circle class="p1" cx="29" cy="74" r="6"/><circle class="p1" cx="91" cy="74" r="6"/><ellipse class="p1" cx="60" cy="70" rx="31" ry="33"/><path class="p2" d="M28 68C26 42 40 31 60 31s34 11 32 37c-2-7-4-11-8-14-4-5-10-6-18-6-10 0-20 0-26 3-6 3-10 9-12 17z"/>',
}

/** What stands in an empty hall. 132 x 120. */
export const blanks = {
  bell: '<path class="b1" d="M18 104V60a48 48 0 0 1 96 0v44z"/><path class="b2" d="M4 104h124"/><path class="b4 b2" d="M42 90a24 24 0 0 1 48 0z"/><path class="b2" d="M36 97h60"/><circle class="b3" cx="66" cy="59" r="5"/>',
  offline:
    '<path class="b1" d="M18 104V60a48 48 0 0 1 96 0v44z"/><path class="b2" d="M4 104h124"/><path class="b2" d="M46 90v-8M60 90V74M74 90V64M88 90V52"/><path class="b5" d="M76 26l14 14M90 26L76 40"/>',
  error:
    '<path class="b1" d="M18 104V60a48 48 0 0 1 96 0v44z"/><path class="b2" d="M4 104h124"/><path class="b4 b2" d="M48 40h36v56H48z"/><path class="b2" d="M56 54h20M56 64h12"/><path class="b5" d="M66 76v6M66 88v.1"/>',
}

/** The mark: a door and its threshold, the stroke of 一. 32 x 32. */
export const mark =
  '<path class="mark-door" d="M8.5 27V15a7.5 7.5 0 0 1 15 0v12z"/><path class="mark-line" d="M2.5 27h27"/>'

/** The door of the home page: light falls out of it, the scan frame stands in it. 150 x 152. */
export const door =
  '<path class="d1" d="M41 136L0 152h150l-25-16z"/><path class="d2" d="M41 136V66a42 42 0 0 1 84 0v70z"/><path class="d3" d="M60 74v-9a6 6 0 0 1 6-6h9M91 59h9a6 6 0 0 1 6 6v9M106 90v9a6 6 0 0 1-6 6h-9M75 105h-9a6 6 0 0 1-6-6v-9"/><path class="d4" d="M60 82h46"/>'

/** The still picture of a clip about a drain. 343 x 172. */
export const clip =
  '<rect class="c0" width="343" height="172"/><path class="c1" d="M0 140h343v32H0z"/><path class="s1" d="M-10-40h222v172a8 8 0 0 1-8 8H-10z"/><path class="s4" d="M176 140h22v8h-22z"/><circle class="s3" cx="70" cy="-6" r="80"/><circle class="s2" cx="70" cy="-6" r="68"/><circle class="s4" cx="70" cy="-6" r="56"/><rect class="s2" x="146" y="88" width="48" height="36" rx="6"/><circle class="s4" cx="170" cy="106" r="13"/><path class="s3" d="M168 97h4v18h-4z"/><path class="cl" d="M187 116c26 2 34 8 44 22"/><path class="s2" d="M214 138h92l-8 20a6 6 0 0 1-6 4h-64a6 6 0 0 1-6-4z"/><path class="s5" d="M217 145h86l-2.5 6h-81z"/><path class="s3" d="M214 134h92v6h-92z"/>'

/** Small pictures beside a step. 88 x 72. */
export const steps = {
  kink: '<rect class="s1" x="-8" y="12" width="34" height="64" rx="5"/><path class="s2" d="M72 0h16v72H72z"/><path class="cl" d="M26 54h8l11-25 9 22h18"/><circle class="cw" cx="45" cy="30" r="13"/>',
  height:
    '<rect class="s1" x="-8" y="24" width="38" height="40" rx="5"/><path class="c2" d="M0 65h88"/><path class="s2" d="M47 28h10v36H47z"/><path class="cl" d="M30 54c11 0 3-36 14-36 6 0 8 3 8 10v8"/><path class="cm" d="M73 18v46M68.5 18h9M68.5 64h9"/>',
}
