package org.qistage.runtime;

import org.qistage.runtime.http.HttpResponse;

/// The functions of the ABI for http.
public final class QiHttp {
  private QiHttp() {}

  /// Makes a task that requests the url and completes with the response.
  public static Task qi_http_get(String url, Context context) {
    Task task = new HttpTask(url);
    context.scheduler.spawn(task);
    return task;
  }

  public static String qi_response_text(HttpResponse response) {
    return response.text();
  }

  public static long qi_response_status(HttpResponse response) {
    return response.status();
  }
}
