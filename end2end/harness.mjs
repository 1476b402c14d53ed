// A server with the demo operator, a browser, and what journeys share.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import assert from "node:assert/strict";
import { after, before, test as nodeTest } from "node:test";
import { chromium } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const ADMIN = { username: "admin", password: "Demo-admin-1" };
export const AFFILIATE = { username: "demo_affiliate", password: "Demo-affiliate-1" };

/** How long what journeys share may take to start, and to end. */
const HOOK_TIMEOUT = 120_000;
/** How long one journey may take. */
const TEST_TIMEOUT = 180_000;
/** How long a process may go on when its last test is over and all that was started has ended. */
const EXIT_TIMEOUT = 10_000;

/** What was started: a name, the promise of it, and how it is ended. */
const started = [];

/** Remembers that something is being started, so that it ends whatever fails. What was started last ends first. */
export function ends(name, promise, end) {
  started.push({ name, promise, end });
  return promise;
}

/** Starts what the journeys of a file share. */
export function setUp(start) {
  before(start, { timeout: HOOK_TIMEOUT });
}

/** A test that ends. */
export function test(name, journey) {
  nodeTest(name, { timeout: TEST_TIMEOUT }, journey);
}

/** Ends in time, or fails with a sentence that says what did not. */
async function within(limit, name, promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${name} did not end within ${limit / 1000} s`)), limit);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// Whatever was started is ended, also where a hook failed half way.
after(
  async () => {
    const failures = [];
    for (const { name, promise, end } of started.reverse()) {
      const one = promise.then(end, () => {});
      await within(HOOK_TIMEOUT / 4, name, one).catch((failure) => failures.push(failure));
    }
    // Does not keep the process alive, but ends one that something else keeps.
    setTimeout(() => {
      console.error(`still there after the last test: ${process.getActiveResourcesInfo().join(", ")}`);
      process.exit(1);
    }, EXIT_TIMEOUT).unref();
    if (failures.length > 0) throw new AggregateError(failures, failures.map((failure) => failure.message).join("; "));
  },
  { timeout: HOOK_TIMEOUT },
);

/** A port of the loopback that is free now. */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts `tributary serve --demo` on a database of its own, and waits until it is ready. */
export function startServer(...flags) {
  return ends("the server", launchServer(flags), (server) => server.stop());
}

async function launchServer(flags) {
  const folder = mkdtempSync(join(tmpdir(), "tributary-end2end-"));
  const port = await freePort();
  const binary = resolve(process.env.TRIBUTARY_BIN ?? "target/debug/tributary");
  const database = `sqlite:${join(folder, "tributary.db")}`;
  const child = spawn(
    binary,
    ["serve", "--demo", "--listen", `127.0.0.1:${port}`, "--database", database, "--rate-limit", "off", ...flags],
    { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  // A program that can't be started says so by an error, and never exits.
  const ended = new Promise((done) => {
    child.on("exit", (code, signal) => done(code ?? signal));
    child.on("error", (error) => done(error.message));
  });
  let end;
  ended.then((how) => (end = how));
  const url = `http://localhost:${port}`;
  const clean = () => rmSync(folder, { recursive: true, force: true });
  const stop = async () => {
    child.kill("SIGTERM");
    const killed = setTimeout(() => child.kill("SIGKILL"), HOOK_TIMEOUT / 6);
    const how = await ended;
    clearTimeout(killed);
    clean();
    assert.equal(how, 0, `the server did not stop well:\n${output}`);
  };
  const deadline = Date.now() + HOOK_TIMEOUT / 2;
  for (;;) {
    const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    // The same binary as a command, on the same database.
    const command = (...args) =>
      execFileSync(binary, [...args, "--database", database], { encoding: "utf8", timeout: TEST_TIMEOUT / 3 });
    if (ready) return { url, stop, command };
    if (end !== undefined || Date.now() > deadline) {
      child.kill("SIGKILL");
      await ended;
      clean();
      throw new Error(`the server did not become ready (${end ?? "it is still starting"}):\n${output}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Starts the browser. */
export function startBrowser() {
  const launched = chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    timeout: HOOK_TIMEOUT / 2,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return ends("the browser", launched, (browser) => browser.close());
}

/**
 * A page of its own context. Whatever goes wrong in it that nobody looks for (an exception, a
 * message on the console, a refusal of the content security policy) fails the test at `done`.
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    // A refused form answers 4xx, which the browser reports by itself.
    const expected = /Failed to load resource: the server responded with a status of 4\d\d/;
    if (message.type() === "error" && !expected.test(message.text())) troubles.push(`console: ${message.text()}`);
  });
  const done = async () => {
    await context.close();
    assert.deepEqual(troubles, []);
  };
  return { page, done };
}

/** Opens the sign-up and waits until the browser has taken the form over. */
export async function openSignUp(page, url, query = "") {
  await page.goto(`${url}/register${query}`);
  await page.waitForFunction(() => document.querySelector("#sign-up").noValidate);
}

/** Fills fields in by their names. */
export async function fillIn(page, values) {
  for (const [name, value] of Object.entries(values)) await page.fill(`[name=${name}]`, value);
}

/** Opens an affiliate of the office's list by its username. */
export async function openAffiliate(page, username) {
  await page.getByRole("row").filter({ hasText: username }).getByRole("link").first().click();
  await page.waitForURL(/\/office\/affiliates\/\d+/);
}

/** The number of an affiliate, by its username, for somebody of the staff. */
export async function affiliateNumber(page, url, username) {
  await page.goto(`${url}/office?status=all&q=${username}`);
  const link = page.getByRole("row").filter({ hasText: username }).getByRole("link").first();
  return (await link.getAttribute("href")).match(/\d+$/)[0];
}

/** What it says beside a field; empty when nothing is wrong. */
export async function errorOf(page, name) {
  const error = page.locator(`#error-${name}`);
  return (await error.isVisible()) ? (await error.textContent()).trim() : "";
}

/** Signs in by the page, and arrives at `/dashboard` or `/office`. */
export async function signIn(page, url, { username, password }) {
  await page.goto(`${url}/login`);
  await page.fill("[name=username]", username);
  await page.fill("[name=password]", password);
  await page.click("main button[type=submit]");
}

/** Runs axe on the page as it stands: it must find nothing. */
export async function checkAccessibility(page, what) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  assert.deepEqual(found, [], what);
}

/** A form that passes, in the names of the fields. */
export function applicant(username) {
  return {
    first_name: "Ada",
    last_name: "Lovelace",
    bo_user_email: `${username}@mail.example`,
    username,
    password: "Q!w2e3r4",
  };
}
