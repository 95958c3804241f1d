/** What the bundler tells of a module: whether a page asks for it itself, and which modules import it at once. */
interface Bundling {
  getModuleInfo: (id: string) => { isEntry: boolean; importers: readonly string[] } | null;
}

type Name = (id: string, bundling: Bundling) => string | null;

const isForm = (entry: string) => /[\\/]SurveyForm\.tsx$/.test(entry);
/** The pages and parts of pages whose script, not an island, this is: "kiem-tra", "draw-chart"; they are to stay small. */
const scriptOf = (entry: string) =>
  /([\w-]+)(?:\.astro\?astro&type=script|(?<=[\\/]draw-chart)\.ts$)/.exec(entry)?.[1] ?? [];

/** One file for what the form has in common with the same such scripts. */
const inCommon: Name = (id, bundling) => {
  const entries = entriesAbove(id, bundling);
  const scripts = entries.flatMap(scriptOf).sort();
  return entries.some(isForm) && scripts.length > 0 ? `form-and-${scripts.join('-')}` : null;
};

/** One file, instead of a dozen, for what the form begins with and its later parts use too. */
const formBegins: Name = (id, bundling) => (entriesAbove(id, bundling).some(isForm) ? 'form-begins' : null);

/** How the bundler puts the form's modules into files; the first group takes what the second one would take along. */
export const formChunks = [
  { name: inCommon, priority: 2 },
  { name: formBegins, minShareCount: 2, priority: 1 },
];

/** What pages ask for and comes to the module by imports that are loaded at once. */
function entriesAbove(id: string, bundling: Bundling): string[] {
  const [entries, seen, waiting] = [new Set<string>(), new Set<string>(), [id]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const module = bundling.getModuleInfo(next);
    if (module?.isEntry || scriptOf(next).length > 0) entries.add(next);
    waiting.push(...(module?.importers ?? []));
  }
  return [...entries];
}
