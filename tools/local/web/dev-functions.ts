import type { Connect, Plugin, ViteDevServer } from 'vite';
import { functionFiles } from '../../../src/host/functions/bundle-functions.ts';
import { callApi } from '../../../src/host/functions/call-api.ts';
import {
  hostedFunction,
  type FunctionModule,
  type HostedFunction,
} from '../../../src/host/functions/functions.ts';
import { addressOf, send } from '../../../src/host/web/http.ts';
import { supabaseRoutes } from '../../../src/host/web/supabase-routes.ts';

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
    // Loaded only where one may be meant: that takes a moment each time.
    const functions = address.pathname.startsWith('/api/') ? loadFunctions(server, folder) : [];
    Promise.resolve(functions)
      .then((loaded) => callApi(incoming, address, { functions: loaded, passThroughs: supabaseRoutes }))
      .then((called) => (called ? send(outgoing, called.response) : next()))
      .catch(next);
  };
}

async function loadFunctions(server: ViteDevServer, folder: string): Promise<HostedFunction[]> {
  const files = [...(await functionFiles(folder))];
  return Promise.all(
    files.map(async ([name, file]) =>
      hostedFunction(name, (await server.ssrLoadModule(file)) as FunctionModule),
    ),
  );
}
