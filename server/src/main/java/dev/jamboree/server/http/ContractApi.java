package dev.jamboree.server.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** Hands out the contract of this very server. */
public final class ContractApi implements Api {

  static final String RESOURCE = "/openapi.yaml";
  private static final CharSequence YAML = HttpHeaders.createOptimized("application/yaml");

  private final Future<Answer> answer = Future.succeededFuture(Answer.document(load(), YAML));

  @Override
  public Map<Operation, Endpoint> endpoints() {
    return Map.of(Operation.GET_OPENAPI, _ -> answer);
  }

  private static Buffer load() {
    try (InputStream in = ContractApi.class.getResourceAsStream(RESOURCE)) {
      return Buffer.buffer(Objects.requireNonNull(in, RESOURCE).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
