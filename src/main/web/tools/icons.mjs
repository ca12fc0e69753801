// Draws the PNG icons from public/icons/icon.svg with the browser that the tests use. Run by hand after a change of the SVG.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const icons = join(dirname(fileURLToPath(import.meta.url)), '..', 'public', 'icons');
const svg = readFileSync(join(icons, 'icon.svg'), 'utf8');
// A maskable icon fills the square: the picture shrinks into the safe zone, the ground goes to the edges.
const maskable = svg
  .replace(/rx="112"/, 'rx="0"')
  .replace(/(<rect width="512"[^>]*\/>)([\s\S]*)<\/svg>/, '$1<g transform="translate(51 51) scale(.8)">$2</g></svg>');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const [name, size, picture] of [
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['icon-maskable-512.png', 512, maskable],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${picture}`);
  writeFileSync(join(icons, name), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
