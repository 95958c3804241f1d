import type { Connect, Plugin, ViteDevServer } from 'vite';
import { functionFiles } from '../../../src/host/functions/bundle-functions.ts';
import { callApi } from '../../../src/host/functions/call-api.ts';
import {
  localFunction,
  type FunctionModule,
  type LocalFunction,
} from '../../../src/host/functions/functions.ts';
import { addressOf, send } from '../../../src/host/web/http.ts';

/** Lets Astro's development server answer the functions of a folder too; an edited one is read anew. */
export function devFunctions(folder: string): Plugin {
  return {
    name: 'local-functions',
    // After Astro, which puts a check before everything else that answers 404 where a slash is missing at the end:
    // this has to come before that one.
    enforce: 'post',
    configureServer: (server) => () => {
      server.middlewares.stack.unshift({ route: '', handle: functionsOf(server, folder) });
    },
  };
}

function functionsOf(server: ViteDevServer, folder: string): Connect.NextHandleFunction {
  return (incoming, outgoing, next) => {
    const address = addressOf(incoming, `http://${incoming.headers.host ?? 'localhost'}`);
    if (!address) return next();
    callApi(incoming, address, () => loadFunctions(server, folder))
      .then((response) => (response ? send(outgoing, response) : next()))
      .catch(next);
  };
}

async function loadFunctions(server: ViteDevServer, folder: string): Promise<LocalFunction[]> {
  const files = [...(await functionFiles(folder))];
  return Promise.all(
    files.map(async ([name, file]) =>
      localFunction(name, (await server.ssrLoadModule(file)) as FunctionModule),
    ),
  );
}
