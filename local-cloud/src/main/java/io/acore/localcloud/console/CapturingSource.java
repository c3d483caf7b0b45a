package io.acore.localcloud.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitReadableByteChannel;
import org.xnio.conduits.StreamSourceConduit;

/** Keeps the begin of what passes on its way in. */
final class CapturingSource extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private final Excerpt excerpt;

  CapturingSource(StreamSourceConduit next, Excerpt excerpt) {
    super(next);
    this.excerpt = excerpt;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int from = into.position();
    int read = super.read(into);
    excerpt.take(into, from, into.position());
    return read;
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (into[i].hasRemaining()) {
        return read(into[i]);
      }
    }
    return 0;
  }

  // Straight from socket to file or socket would pass by unseen
  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    return target.transferFrom(new ConduitReadableByteChannel(this), position, count);
  }

  @Override
  public long transferTo(long count, ByteBuffer through, StreamSinkChannel target)
      throws IOException {
    return org.xnio.IoUtils.transfer(new ConduitReadableByteChannel(this), count, through, target);
  }
}
