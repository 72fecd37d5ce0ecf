package org.qistage.pipeline.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qistage.runtime.memory.HeapModel;

/// Writes one moment of a trace as JSON, for tools.
public final class MomentJson {
  private final Moment moment;
  private final JsonGenerator json;

  MomentJson(Moment moment, JsonGenerator json) {
    this.moment = moment;
    this.json = json;
  }

  /// @throws IOException when the writer throws it
  public static void write(Moment moment, Writer out) throws IOException {
    JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .setPrettyPrinter(new DefaultPrettyPrinter());
    new MomentJson(moment, json).write();
    json.close();
    out.write('\n');
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "qi-stage/moment/1");
    json.writeNumberField("step", moment.event());
    json.writeNumberField("time", moment.time());
    json.writeNumberField("running", moment.running());
    json.writeArrayFieldStart("tasks");
    for (TaskView task : moment.tasks()) {
      task(task);
    }
    json.writeEndArray();
    json.writeFieldName("ready");
    ready();
    json.writeFieldName("channels");
    channels();
    gates("locks", "holder", moment.locks());
    gates("groups", "count", moment.groups());
    json.writeArrayFieldStart("generators");
    for (FrameView frame : moment.generators()) {
      frame(frame);
    }
    json.writeEndArray();
    variables("globals", moment.globals());
    Optional<HeapView> heap = moment.heap();
    if (heap.isPresent()) {
      heap(heap.get());
    }
    json.writeStringField("output", moment.output());
    json.writeEndObject();
  }

  private void heap(HeapView heap) throws IOException {
    json.writeObjectFieldStart("heap");
    json.writeNumberField("allocations", heap.allocations());
    json.writeNumberField("retains", heap.retains());
    json.writeNumberField("releases", heap.releases());
    json.writeNumberField("frees", heap.frees());
    json.writeNumberField("liveBytes", heap.liveBytes());
    json.writeNumberField("peakBytes", heap.peakBytes());
    json.writeArrayFieldStart("blocks");
    for (HeapView.Block block : heap.blocks()) {
      json.writeStartObject();
      json.writeNumberField("number", block.number());
      json.writeNumberField("object", block.object());
      json.writeStringField("type", block.type());
      json.writeNumberField("count", block.count());
      json.writeStringField("address", HeapModel.address(block.address()));
      json.writeNumberField("size", block.size());
      if (block.storageSize() > 0) {
        json.writeStringField("storageAddress", HeapModel.address(block.storageAddress()));
        json.writeNumberField("storageSize", block.storageSize());
      }
      json.writeStringField("place", block.place());
      json.writeNumberField("allocated", block.allocated());
      json.writeNumberField("changed", block.changed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("cycles");
    for (HeapView.Cycle cycle : moment.cycles()) {
      json.writeStartObject();
      json.writeBooleanField("alone", cycle.alone());
      json.writeArrayFieldStart("way");
      for (int number : cycle.way()) {
        json.writeNumber(number);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The ready queue, as an array.
  void ready() throws IOException {
    json.writeStartArray();
    for (Moment.Ready ready : moment.ready()) {
      json.writeStartObject();
      json.writeNumberField("task", ready.task());
      json.writeStringField("cause", ready.cause().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("by", ready.by());
      json.writeNumberField("since", ready.since());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// The channels, as an array.
  void channels() throws IOException {
    json.writeStartArray();
    for (Moment.Channel channel : moment.channels()) {
      channel(channel);
    }
    json.writeEndArray();
  }

  /// A task with its calls, as an object.
  void task(TaskView task) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", task.number());
    json.writeStringField("name", task.name());
    json.writeStringField("state", task.state().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("since", task.since());
    json.writeArrayFieldStart("waits");
    for (TaskView.Wait wait : task.waits()) {
      json.writeStartObject();
      json.writeStringField("for", wait.cause().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("object", wait.object());
      json.writeNumberField("task", wait.task());
      json.writeNumberField("deadline", wait.deadline());
      if (wait.sends().isPresent()) {
        json.writeStringField("sends", wait.sends().get().text());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("stack");
    for (FrameView frame : moment.stack(task.number())) {
      frame(frame);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void frame(FrameView frame) throws IOException {
    json.writeStartObject();
    json.writeNumberField("activation", frame.activation());
    json.writeStringField("function", frame.function());
    json.writeNumberField("file", frame.file());
    json.writeNumberField("line", frame.line());
    json.writeNumberField("state", frame.state());
    json.writeBooleanField("onMachineStack", frame.onMachineStack());
    variables("locals", frame.locals());
    json.writeArrayFieldStart("slots");
    for (FrameView.Slot slot : frame.slots()) {
      json.writeStartObject();
      json.writeNumberField("slot", slot.number());
      json.writeStringField("name", slot.name());
      json.writeStringField("type", slot.type());
      value(slot.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void variables(String field, List<FrameView.Variable> variables) throws IOException {
    json.writeFieldName(field);
    variables(variables);
  }

  /// Variables, as an array.
  void variables(List<FrameView.Variable> variables) throws IOException {
    json.writeStartArray();
    for (FrameView.Variable variable : variables) {
      json.writeStartObject();
      json.writeStringField("name", variable.name());
      json.writeStringField("type", variable.type());
      value(variable.value());
      json.writeNumberField("written", variable.written());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void value(TraceValue value) throws IOException {
    json.writeStringField("value", value.text());
    if (value.object() != 0) {
      json.writeNumberField("object", value.object());
    }
  }

  private void channel(Moment.Channel channel) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", channel.number());
    json.writeStringField("type", channel.type());
    json.writeNumberField("capacity", channel.capacity());
    json.writeBooleanField("closed", channel.closed());
    json.writeArrayFieldStart("buffer");
    for (TraceValue value : channel.buffer()) {
      json.writeString(value.text());
    }
    json.writeEndArray();
    numbers("receivers", channel.receivers());
    numbers("senders", channel.senders());
    json.writeEndObject();
  }

  private void gates(String field, String value, List<Moment.Gate> gates) throws IOException {
    json.writeArrayFieldStart(field);
    for (Moment.Gate gate : gates) {
      json.writeStartObject();
      json.writeNumberField("number", gate.number());
      json.writeNumberField(value, gate.value());
      numbers("waiting", gate.waiting());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void numbers(String field, List<TaskView> tasks) throws IOException {
    json.writeArrayFieldStart(field);
    for (TaskView task : tasks) {
      json.writeNumber(task.number());
    }
    json.writeEndArray();
  }
}
