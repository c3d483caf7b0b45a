package io.acore.localcloud.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.ConduitWritableByteChannel;
import org.xnio.conduits.StreamSinkConduit;

/** Keeps the begin of what passes on its way out. */
final class CapturingSink extends AbstractStreamSinkConduit<StreamSinkConduit> {
  private final Excerpt excerpt;

  CapturingSink(StreamSinkConduit next, Excerpt excerpt) {
    super(next);
    this.excerpt = excerpt;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int begin = from.position();
    int written = super.write(from);
    excerpt.take(from, begin, from.position());
    return written;
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (from[i].hasRemaining()) {
        return write(from[i]);
      }
    }
    return 0;
  }

  @Override
  public int writeFinal(ByteBuffer from) throws IOException {
    int begin = from.position();
    int written = super.writeFinal(from);
    excerpt.take(from, begin, from.position());
    return written;
  }

  @Override
  public long writeFinal(ByteBuffer[] from, int offset, int length) throws IOException {
    int[] begins = new int[length];
    for (int i = 0; i < length; i++) {
      begins[i] = from[offset + i].position();
    }
    long written = super.writeFinal(from, offset, length);
    for (int i = 0; i < length; i++) {
      excerpt.take(from[offset + i], begins[i], from[offset + i].position());
    }
    return written;
  }

  // Straight from file or socket to socket would pass by unseen
  @Override
  public long transferFrom(FileChannel source, long position, long count) throws IOException {
    return source.transferTo(position, count, new ConduitWritableByteChannel(this));
  }

  @Override
  public long transferFrom(StreamSourceChannel source, long count, ByteBuffer through)
      throws IOException {
    return org.xnio.IoUtils.transfer(source, count, through, new ConduitWritableByteChannel(this));
  }
}
