// axe finds nothing on any page, light and dark, wide and narrow.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { ADMIN, AFFILIATE, checkAccessibility, openAffiliate, openPage, openSignUp, signIn, startBrowser, startServer } from "./harness.mjs";

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const looks = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
];

/** No page scrolls sideways, down to 320 px: that is 1280 px at 400 %. */
async function checkReflow(page, what) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize(size);
  assert.equal(over, 0, `${what} scrolls sideways at 320 px`);
}

for (const look of looks) {
  const name = `${look.colorScheme}, ${look.viewport.width} px`;

  test(`visitors' pages, ${name}`, async () => {
    const { page, done } = await openPage(browser, look);
    for (const path of ["/", "/register", "/registered?status=pending", "/registered?status=approved", "/login", "/docs", "/nowhere"]) {
      await page.goto(server.url + path);
      await checkAccessibility(page, path);
      await checkReflow(page, path);
    }
    await openSignUp(page, server.url);
    await page.click("#sign-up button[type=submit]");
    await page.waitForSelector("#summary:not([hidden])");
    await checkAccessibility(page, "/register with errors");
    await done();
  });

  test(`an affiliate's pages, ${name}`, async () => {
    const { page, done } = await openPage(browser, look);
    await signIn(page, server.url, AFFILIATE);
    await page.waitForURL(/\/dashboard/);
    await checkAccessibility(page, "/dashboard");
    await checkReflow(page, "/dashboard");
    await done();
  });

  test(`staff's pages, ${name}`, async () => {
    const { page, done } = await openPage(browser, look);
    await signIn(page, server.url, ADMIN);
    await page.waitForURL(/\/office/);
    await checkAccessibility(page, "/office");
    await checkReflow(page, "/office");
    await openAffiliate(page, "oddsnorth");
    await page.waitForLoadState("networkidle");
    await checkAccessibility(page, "an affiliate in the office");
    await checkReflow(page, "an affiliate in the office");
    await page.goto(`${server.url}/office?search=nobody-is-called-this`);
    await checkAccessibility(page, "/office without a result");
    await done();
  });
}
