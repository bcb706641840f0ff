import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

// The fonts' licence (SIL OFL 1.1) has to travel with them.
const fontLicences = {
  name: "font-licences",
  generateBundle() {
    for (const font of ["inter", "source-serif-4"]) {
      const source = readFileSync(`node_modules/@fontsource-variable/${font}/LICENSE`);
      this.emitFile({ type: "asset", fileName: `licences/${font}.txt`, source });
    }
  },
};

// The server's Content-Security-Policy allows files of its own and nothing
// else: nothing may be inlined, as a script or as a data: address.
export default defineConfig({
  plugins: [fontLicences],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
  },
});
