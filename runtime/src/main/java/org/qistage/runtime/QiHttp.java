package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.http.HttpCall;
import org.qistage.runtime.http.HttpRequests;
import org.qistage.runtime.http.HttpResponse;

/// The functions of the ABI for http. Those that send a request suspend until it is answered; an
/// answer counts whatever its status, since what a 404 says is an answer too.
public final class QiHttp {
  private QiHttp() {}

  /// Makes a task that requests the url and completes with the response.
  public static Task qi_http_get(String url, Context context) {
    Task task = new HttpTask(url);
    context.scheduler.spawn(task, context);
    return task;
  }

  public static @Nullable String qi_http_fetch(String url, Context context) {
    return text(HttpCall.of("GET", url), context);
  }

  public static @Nullable String qi_http_post(String url, String body, Context context) {
    return text(HttpCall.of("POST", url).withBody(body), context);
  }

  public static @Nullable String qi_http_put(String url, String body, Context context) {
    return text(HttpCall.of("PUT", url).withBody(body), context);
  }

  public static @Nullable String qi_http_delete(String url, Context context) {
    return text(HttpCall.of("DELETE", url), context);
  }

  public static long qi_http_get_status(String url, Context context) {
    HttpCall call = HttpCall.of("GET", url);
    return OutsideOperation.number(
        OutsideOperation.await(
            context,
            operation ->
                context.scheduler.outside.http().send(call, new HttpOutcome.OfStatus(operation))));
  }

  private static @Nullable String text(HttpCall call, Context context) {
    return (String)
        OutsideOperation.reference(
            OutsideOperation.await(
                context,
                operation ->
                    context
                        .scheduler
                        .outside
                        .http()
                        .send(call, new HttpOutcome.OfText(operation))));
  }

  private static HttpRequests requests(Context context) {
    return context.scheduler.outside.requests();
  }

  public static long qi_http_request_create(String method, String url, Context context) {
    return requests(context).create(method, url);
  }

  public static long qi_http_request_set_header(
      long handle, String name, String value, Context context) {
    requests(context).setHeader(handle, name, value);
    return 1;
  }

  public static long qi_http_request_set_body(long handle, String body, Context context) {
    requests(context).setBody(handle, body);
    return 1;
  }

  public static long qi_http_request_set_timeout(long handle, long milliseconds, Context context) {
    requests(context).setTimeout(handle, milliseconds);
    return 1;
  }

  public static @Nullable String qi_http_request_execute(long handle, Context context) {
    return text(requests(context).take(handle), context);
  }

  public static String qi_response_text(HttpResponse response) {
    return response.text();
  }

  public static long qi_response_status(HttpResponse response) {
    return response.status();
  }

  public static String qi_response_header(HttpResponse response, String name) {
    return response.header(name);
  }
}
