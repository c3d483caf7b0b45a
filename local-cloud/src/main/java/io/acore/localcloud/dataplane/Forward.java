package io.acore.localcloud.dataplane;

import io.acore.localcloud.runtime.Session;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.client.ClientResponse;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StringReadChannelListener;
import io.undertow.util.Transfer;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelExceptionHandler;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * One call on its way to the agent and back. Both bodies move as they come, on one I/O thread; what
 * is read is written before more is read, so a slow reader slows the writer and memory stays small.
 */
final class Forward {
  private static final long LONGEST_ERROR_TEXT = 16 * 1024;
  private static final int SHOWN_ERROR_TEXT = 1_000;

  private final HttpServerExchange exchange;
  private final Call call;
  private final Session session;
  private final Connections connections;
  private final Executor workers;
  private @Nullable ClientConnection connection;
  private boolean requestSent;
  private boolean answerRead;
  private boolean failed;

  Forward(
      HttpServerExchange exchange,
      Call call,
      Session session,
      Connections connections,
      Executor workers) {
    this.exchange = exchange;
    this.call = call;
    this.session = session;
    this.connections = connections;
    this.workers = workers;
  }

  /** Begins; the exchange ends when the answer is through. On the exchange's I/O thread. */
  void start(HttpString method, String path) {
    session.begin();
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          session.end();
          giveBack();
          next.proceed();
        });
    connections.take(
        exchange,
        new ClientCallback<>() {
          @Override
          public void completed(ClientConnection open) {
            connection = open;
            send(open, method, path);
          }

          @Override
          public void failed(IOException e) {
            fail(e);
          }
        });
  }

  private void send(ClientConnection open, HttpString method, String path) {
    ClientRequest request = new ClientRequest().setMethod(method).setPath(path);
    AgentHeaders.toAgent(exchange, call, request.getRequestHeaders());
    if (!exchange.isRequestComplete()
        && !request.getRequestHeaders().contains(Headers.CONTENT_LENGTH)
        && !request.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)) {
      request.getRequestHeaders().put(Headers.TRANSFER_ENCODING, Headers.CHUNKED.toString());
    }
    open.sendRequest(
        request,
        new ClientCallback<>() {
          @Override
          public void completed(ClientExchange sending) {
            sending.setResponseListener(answers());
            sendBody(sending);
          }

          @Override
          public void failed(IOException e) {
            fail(e);
          }
        });
  }

  private void sendBody(ClientExchange sending) {
    ChannelListener<StreamSinkChannel> finish = finishing(() -> requestSent = true);
    if (exchange.isRequestComplete()) {
      finish.handleEvent(sending.getRequestChannel());
    } else {
      move(exchange.getRequestChannel(), sending.getRequestChannel(), finish);
    }
  }

  private ClientCallback<ClientExchange> answers() {
    return new ClientCallback<>() {
      @Override
      public void completed(ClientExchange answered) {
        answer(answered);
      }

      @Override
      public void failed(IOException e) {
        fail(e);
      }
    };
  }

  private void answer(ClientExchange answered) {
    ClientResponse response = answered.getResponse();
    if (response.getResponseCode() >= 400 && !call.spec().protocol().keepsErrorStatus()) {
      refused(answered);
      return;
    }
    exchange.setStatusCode(response.getResponseCode());
    AgentHeaders.toCaller(response.getResponseHeaders(), call, exchange.getResponseHeaders());
    move(
        answered.getResponseChannel(),
        exchange.getResponseChannel(),
        finishing(() -> answerRead = true));
  }

  /** The service hides an agent's error status behind its own, and so do we, with the text. */
  private void refused(ClientExchange answered) {
    int status = answered.getResponse().getResponseCode();
    String length = answered.getResponse().getResponseHeaders().getFirst(Headers.CONTENT_LENGTH);
    if (length != null && Long.parseLong(length) > LONGEST_ERROR_TEXT) {
      refuse(status, "");
      return;
    }
    new StringReadChannelListener(exchange.getConnection().getByteBufferPool()) {
      @Override
      protected void stringDone(String text) {
        answerRead = true;
        refuse(status, text);
      }

      @Override
      protected void error(IOException e) {
        refuse(status, "");
      }
    }.setup(answered.getResponseChannel());
  }

  private void refuse(int status, String text) {
    String shown = text.length() > SHOWN_ERROR_TEXT ? text.substring(0, SHOWN_ERROR_TEXT) : text;
    ServiceError.ofRuntime(
            "Received error ("
                + status
                + ") from runtime. Please check your CloudWatch logs for more information."
                + (shown.isBlank() ? "" : " It said: " + shown.strip()))
        .send(exchange);
  }

  private void move(
      StreamSourceChannel from, StreamSinkChannel to, ChannelListener<StreamSinkChannel> finish) {
    ChannelExceptionHandler<java.nio.channels.Channel> broken = (channel, e) -> fail(e);
    Transfer.initiateTransfer(
        from,
        to,
        ChannelListeners.closingChannelListener(),
        finish,
        broken,
        broken,
        exchange.getConnection().getByteBufferPool());
  }

  private ChannelListener<StreamSinkChannel> finishing(Runnable finished) {
    return channel -> {
      finished.run();
      try {
        channel.shutdownWrites();
        if (channel.flush()) {
          channel.getWriteSetter().set(null);
          return;
        }
        channel
            .getWriteSetter()
            .set(
                ChannelListeners.flushingChannelListener(
                    (StreamSinkChannel flushed) -> {
                      flushed.suspendWrites();
                      flushed.getWriteSetter().set(null);
                    },
                    (broken, e) -> fail(e)));
        channel.resumeWrites();
      } catch (IOException e) {
        fail(e);
      }
    };
  }

  private void fail(IOException e) {
    IoUtils.safeClose(connection);
    if (failed) {
      // A connection that breaks is seen by both directions; the first has begun the answer
      return;
    }
    failed = true;
    if (exchange.isResponseStarted()) {
      IoUtils.safeClose(exchange.getConnection());
      return;
    }
    // Finding the reason waits for the process to end
    workers.execute(
        () -> {
          ServiceError error = ServiceError.of(session.failure(e));
          exchange.getIoThread().execute(() -> error.send(exchange));
        });
  }

  private void giveBack() {
    ClientConnection used = connection;
    if (used == null) {
      return;
    }
    if (requestSent && answerRead) {
      connections.give(used);
    } else {
      IoUtils.safeClose(used);
    }
  }
}
