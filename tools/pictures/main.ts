/**
 * Draws the pictures of README and docs into docs/images: `npm run pictures`, or `npm run pictures
 * render.webp` for one. They show what the programs themselves draw, in the light theme. It needs
 * Chromium at /usr/bin/chromium.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";

import { chromium } from "playwright-core";

import { draw, pictures } from "./pictures";

const images = path.resolve(__dirname, "../../docs/images");
const names = process.argv.slice(2);

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    for (const [name, picture] of Object.entries(pictures)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const page = await browser.newPage({ colorScheme: "light" });
      const image = await draw(page, name, picture);
      writeFileSync(path.join(images, name), image);
      console.log(`${name}: ${Math.ceil(image.length / 1000)} kB`);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
