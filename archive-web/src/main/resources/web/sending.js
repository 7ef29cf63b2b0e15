// Sends the files of one delivery piece by piece, and keeps them at hand in this browser until they are safe there, so
// that a reload, another page or a new sign-in costs nothing.
import "./tus.js";

const STORE = "files";
// A browser copies what is kept; what is larger has to be chosen again after a reload, and goes on where it was.
const LARGEST_KEPT = 512 * 1024 * 1024;
const AT_ONCE = 3;
const ANNOUNCED_AT_ONCE = 200;
const RETRY = [0, 500, 1000, 3000, 5000, 10000, 20000, 30000];
const AWAY = 5000;
const MARK = "wenku-sending";

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const open = () => {
  const opening = indexedDB.open("wenku-receiving", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: ["delivery", "path"] });
  return asked(opening);
};

const shelf = async (mode, work) => {
  const database = await open();
  try {
    return await asked(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
};

const keptTogether = async (entries) => {
  const database = await open();
  try {
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, "readwrite");
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
      entries.forEach((entry) => transaction.objectStore(STORE).put(entry));
    });
  } finally {
    database.close();
  }
};

const ofDelivery = (delivery) => IDBKeyRange.bound([delivery], [delivery, []]);

const problem = async (answer) => {
  const said = await answer.json().catch(() => ({}));
  return said.detail || said.title || `${answer.status}`;
};

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

export const sendingNow = () => localStorage.getItem(MARK);

// Everything under the places that were dropped: files with their paths, whatever the folders.
export const dropped = async (transfer) => {
  const found = [];
  const walk = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      found.push({ path: entry.fullPath.replace(/^\//, ""), file });
    } else {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
        if (!some.length) break;
        for (const each of some) await walk(each);
      }
    }
  };
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  for (const entry of entries) await walk(entry);
  return found;
};

export const chosen = (input) =>
  [...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

export class Sending {
  constructor(delivery, token, told) {
    this.delivery = delivery;
    this.token = token;
    this.told = told;
    this.items = new Map();
    this.missing = new Map();
    this.active = new Set();
    this.trouble = null;
    this.ended = false;
    this.handing = false;
    this.announcing = 0;
    this.unannounced = localStorage.getItem(this.rest) !== null;
    addEventListener("online", () => this.next());
  }

  // Remembers that not everything that was chosen has been announced yet, for the case that the page goes away meanwhile.
  get rest() {
    return `${MARK}-rest-${this.delivery}`;
  }

  get address() {
    return `/api/v1/deliveries/${this.delivery}`;
  }

  // Asks until there is an answer that says something; waits while nobody is signed in or the archive is away.
  async ask(path, options = {}) {
    for (;;) {
      let answer = null;
      try {
        answer = await fetch(path, {
          ...options,
          headers: { Accept: "application/json", "Content-Type": "application/json", "Form-Token": this.token },
        });
      } catch {
        answer = null;
      }
      if (answer?.ok) return answer;
      if (answer && (await this.signedOut(answer.clone()))) {
        await this.signedInAgain();
      } else if (answer && answer.status < 500) {
        throw new Error(await problem(answer));
      } else {
        this.say("away");
        await pause(AWAY);
      }
    }
  }

  async signedOut(answer) {
    if (answer.status === 401) return true;
    if (answer.status !== 403) return false;
    const said = await answer.json().catch(() => ({}));
    return `${said.type}`.includes("form-expired");
  }

  async signedInAgain() {
    this.again ??= (async () => {
      this.say("signed-out");
      for (;;) {
        await pause(2000);
        const page = await fetch("/staff/receive").catch(() => null);
        const text = page?.ok ? await page.text() : "";
        const form = new DOMParser().parseFromString(text, "text/html").querySelector("#receive");
        if (form) {
          this.token = form.dataset.formToken;
          this.again = null;
          this.say(null);
          return;
        }
      }
    })();
    await this.again;
  }

  say(trouble) {
    this.trouble = trouble;
    this.told(this);
  }

  // Finds out what is there and what this browser still has, and goes on.
  async begin() {
    const known = await this.listed();
    const kept = await shelf("readonly", (files) => files.getAll(ofDelivery(this.delivery))).catch(() => []);
    const unheard = [];
    for (const each of kept) {
      const there = known.get(each.path);
      if (!there) unheard.push({ ...each, kept: true });
      else if (there.size === each.size && there.modified === each.modified) this.take({ ...each, kept: true }, there);
      else await this.forget(each.path);
    }
    for (const there of known.values()) {
      if (there.state === "COMING" && !this.items.has(there.path)) this.missing.set(there.path, there);
    }
    this.here = [...known.values()].filter((there) => there.state !== "COMING" && !this.items.has(there.path));
    await this.announce(unheard);
    this.next();
  }

  async listed() {
    const known = new Map();
    let cursor = "";
    do {
      const page = await (await this.ask(`${this.address}/files?cursor=${cursor}`)).json();
      page.files.forEach((file) => known.set(file.path, file));
      cursor = page.next;
    } while (cursor);
    return known;
  }

  take(entry, there) {
    const state = there.state === "COMING" ? "waiting" : there.state === "FAULTY" ? "failed" : "done";
    this.items.set(entry.path, { ...entry, id: there.id, received: there.received, state });
    if (state === "done") this.forget(entry.path);
  }

  // Adds files that were chosen now. They are kept at hand here before the archive hears of them.
  async add(found) {
    localStorage.setItem(MARK, this.delivery);
    localStorage.setItem(this.rest, "");
    this.announcing++;
    const entries = found.map(({ path, file }) => ({
      delivery: this.delivery,
      path,
      size: file.size,
      modified: file.lastModified,
      file,
    }));
    try {
      for (let from = 0; from < entries.length; from += ANNOUNCED_AT_ONCE) {
        const some = entries.slice(from, from + ANNOUNCED_AT_ONCE);
        await this.keep(some);
        await this.announce(some);
        this.next();
      }
      if (this.announcing === 1) {
        localStorage.removeItem(this.rest);
        this.unannounced = false;
      }
    } finally {
      this.announcing--;
      this.next();
    }
  }

  async announce(entries) {
    for (let from = 0; from < entries.length; from += ANNOUNCED_AT_ONCE) {
      const some = entries.slice(from, from + ANNOUNCED_AT_ONCE);
      const files = some.map(({ path, size, modified }) => ({ path, size, modified }));
      const answer = await this.ask(`${this.address}/files`, { method: "POST", body: JSON.stringify({ files }) });
      (await answer.json()).files.forEach((there, i) => {
        this.missing.delete(some[i].path);
        this.take(some[i], there);
      });
    }
  }

  async keep(entries) {
    const small = entries.filter((entry) => entry.size <= LARGEST_KEPT);
    try {
      await keptTogether(small);
      small.forEach((entry) => (entry.kept = true));
    } catch {
      // No room in the browser: what is not kept has to be chosen again after a reload.
    }
  }

  forget(path) {
    return shelf("readwrite", (files) => files.delete([this.delivery, path])).catch(() => {});
  }

  // Whether something would be lost to this browser if the page went away now.
  get fragile() {
    return [...this.items.values()].some((item) => item.state !== "done" && !item.kept && item.size > 0);
  }

  next() {
    if (this.ended) return;
    for (const item of this.items.values()) {
      if (this.active.size >= AT_ONCE) break;
      if (item.state === "waiting" && !this.active.has(item)) this.send(item);
    }
    this.told(this);
    if (!this.active.size && !this.announcing) this.finish();
  }

  send(item) {
    this.active.add(item);
    item.state = "sending";
    const upload = new window.tus.Upload(item.file, {
      uploadUrl: `/api/v1/uploads/${item.id}`,
      retryDelays: RETRY,
      storeFingerprintForResuming: false,
      onBeforeRequest: (request) => request.setHeader("Form-Token", this.token),
      onShouldRetry: (failure) => {
        const status = failure.originalResponse?.getStatus() ?? 0;
        const again = !status || status === 409 || status === 423 || (status >= 500 && status !== 507);
        item.why = again ? "again" : null;
        this.told(this);
        return again;
      },
      onProgress: (sent) => {
        item.received = sent;
        item.why = null;
        if (this.trouble === "away") this.trouble = null;
        this.told(this);
      },
      onSuccess: () => this.sent(item),
      onError: (failure) => this.failed(item, failure),
    });
    upload.start();
  }

  async sent(item) {
    item.state = "done";
    item.received = item.size;
    item.why = null;
    item.file = null;
    this.active.delete(item);
    await this.forget(item.path);
    this.next();
  }

  async failed(item, failure) {
    const answer = failure.originalResponse;
    const status = answer?.getStatus() ?? 0;
    const body = answer?.getBody() || "";
    this.active.delete(item);
    if (status === 401 || (status === 403 && body.includes("form-expired"))) {
      item.state = "waiting";
      await this.signedInAgain();
    } else if (await item.file.slice(0, 1).arrayBuffer().catch(() => null) === null) {
      item.state = "failed";
      item.why = "changed";
    } else if (!status || status === 409 || status === 423 || (status >= 500 && status !== 507)) {
      item.state = "waiting";
      this.say("away");
      await pause(AWAY);
    } else {
      item.state = "failed";
      item.said = saidIn(body) || `${status}`;
    }
    this.next();
  }

  retry() {
    for (const item of this.items.values()) {
      if (item.state !== "failed" || !item.file) continue;
      item.state = "waiting";
      item.why = item.said = null;
    }
    this.next();
  }

  get sums() {
    const sums = { files: 0, done: 0, bytes: 0, received: 0, failed: 0 };
    const add = (size, received, done) => {
      sums.files++;
      sums.bytes += size;
      sums.received += received;
      if (done) sums.done++;
    };
    for (const item of this.items.values()) {
      add(item.size, item.received, item.state === "done");
      if (item.state === "failed") sums.failed++;
    }
    for (const there of this.missing.values()) add(there.size, there.received, false);
    for (const there of this.here ?? []) add(there.size, there.received, there.state !== "FAULTY");
    return sums;
  }

  // When all is there, it is handed in; when something is not, that is for a person to decide.
  async finish() {
    const sums = this.sums;
    if (this.handing || this.unannounced || !sums.files || sums.done < sums.files) return;
    this.handing = true;
    try {
      await this.ask(`${this.address}/hand-in`, { method: "POST" });
      this.ended = true;
      localStorage.removeItem(MARK);
      await shelf("readwrite", (files) => files.delete(ofDelivery(this.delivery))).catch(() => {});
    } catch (failure) {
      this.trouble = failure.message;
    } finally {
      this.handing = false;
    }
    this.told(this);
  }
}

const saidIn = (body) => {
  try {
    const said = JSON.parse(body);
    return said.detail || said.title;
  } catch {
    return null;
  }
};

// One window at a time sends a delivery; the others wait until it is closed. Where a browser has no locks, the archive
// itself lets only one send a file at a time.
export const alone = (delivery, work) =>
  navigator.locks ? navigator.locks.request(`wenku-sending-${delivery}`, work) : work();
