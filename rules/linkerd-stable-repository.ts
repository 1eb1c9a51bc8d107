import { rule } from "./rule";

/**
 * The stable repository is frozen since February 2024 at chart 30.12.2, whose image knows neither native
 * sidecars nor `plain`.
 *
 * @see linkerd/website: "Releases and versions"
 */
export const linkerdStableRepository = rule({
  id: "linkerd-stable-repository",
  severity: "error",
  title: "The charts' repository is alive",
  needs: ["linkerd"],
  judge: ({ linkerd }) =>
    linkerd.cni && /helm\.linkerd\.io\/stable\/?$/.test(linkerd.chartRepository)
      ? [
          {
            path: "linkerd.chartRepository",
            message: `${linkerd.chartRepository} is frozen since February 2024 at chart 30.12.2, which does not know plain; a later chart would not be found there`,
            remedy: "leave it out for https://helm.linkerd.io/edge, or name your mirror",
          },
        ]
      : [],
});
