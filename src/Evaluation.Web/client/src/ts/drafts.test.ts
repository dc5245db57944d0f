import assert from "node:assert/strict";
import test from "node:test";
import { clearDrafts, draftKey, draftsOf, dropDraft, keepDraft, type DraftStore } from "./drafts.ts";

function store(): DraftStore & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    getItem: key => map.get(key) ?? null,
    setItem: (key, value) => { map.set(key, value); },
    removeItem: key => { map.delete(key); },
    key: index => [...map.keys()][index] ?? null,
    get length() { return map.size; },
  };
}

const draft = (person: string, value: string) => ({ key: draftKey(person, "/f/1", "a"), url: "/f/1", path: "a", value, version: "v1" });

test("a draft is forgotten only when the value it holds was acknowledged", () => {
  const kept = store();
  keepDraft(kept, draft("p", "12"));
  dropDraft(kept, draftKey("p", "/f/1", "a"), "1");
  assert.equal(draftsOf(kept, "p").length, 1);
  dropDraft(kept, draftKey("p", "/f/1", "a"), "12");
  assert.equal(draftsOf(kept, "p").length, 0);
});

test("another person's drafts are not sent, and signing out clears all", () => {
  const kept = store();
  keepDraft(kept, draft("p", "1"));
  keepDraft(kept, draft("q", "2"));
  kept.setItem("other", "x");
  assert.deepEqual(draftsOf(kept, "p").map(found => found.value), ["1"]);
  clearDrafts(kept);
  assert.deepEqual([...kept.map.keys()], ["other"]);
});
