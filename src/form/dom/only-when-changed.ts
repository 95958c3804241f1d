import { Component, h, type FunctionComponent } from 'preact';

/** The component, rendered again only when it is given something else than before. */
export function onlyWhenChanged<P extends object>(Shown: FunctionComponent<P>) {
  return class OnlyWhenChanged extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const names = new Set([...Object.keys(next), ...Object.keys(this.props)]) as Set<keyof P>;
      return [...names].some((name) => next[name] !== this.props[name]);
    }

    render() {
      return h(Shown, this.props as P);
    }
  };
}
