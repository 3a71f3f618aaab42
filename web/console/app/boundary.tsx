import { Component, type ReactNode } from 'react';
import { Failed } from './failed.tsx';

type Props = { children: ReactNode };

/** A fault in one part of the page takes away that part, not the page. */
export class Boundary extends Component<Props, { fault: unknown }> {
  override state: { fault: unknown } = { fault: null };

  static getDerivedStateFromError(fault: unknown) {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : <Failed fault={fault} again={() => this.setState({ fault: null })} />;
  }
}
