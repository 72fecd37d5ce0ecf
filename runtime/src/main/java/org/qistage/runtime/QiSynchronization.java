package org.qistage.runtime;

/// The functions of the ABI for 等待组, 互斥锁 and 定时器.
public final class QiSynchronization {
  private QiSynchronization() {}

  public static WaitGroup qi_wait_group_new() {
    return new WaitGroup();
  }

  public static void qi_wait_group_add(WaitGroup group, long more, Context context) {
    group.add(more, context);
  }

  public static void qi_wait_group_add_one(WaitGroup group, Context context) {
    group.add(1, context);
  }

  public static void qi_wait_group_done(WaitGroup group, Context context) {
    group.done(context);
  }

  public static void qi_wait_group_wait(WaitGroup group, Context context) {
    group.await(context);
  }

  public static Mutex qi_mutex_new() {
    return new Mutex();
  }

  public static void qi_mutex_lock(Mutex mutex, Context context) {
    mutex.lockFor(context);
  }

  public static void qi_mutex_unlock(Mutex mutex, Context context) {
    mutex.unlockFor(context);
  }

  /// 0 when it got the lock, 1 when not.
  public static long qi_mutex_try_lock(Mutex mutex, Context context) {
    return mutex.tryLockFor(context) ? 0 : 1;
  }

  public static Timer qi_timer_new(long milliseconds, Context context) {
    return new Timer(context.scheduler.after(Durations.required(milliseconds)));
  }

  /// 1 when its time has come or it was stopped, else 0.
  public static long qi_timer_expired(Timer timer, Context context) {
    return timer.expired(context.scheduler) ? 1 : 0;
  }

  /// Always 0.
  public static long qi_timer_stop(Timer timer) {
    timer.stop();
    return 0;
  }
}
