namespace Medborgarlofte.Journal.Records;

/// <summary>Requests of a stream that are stored together.</summary>
/// <param name="Requests">As they came.</param>
/// <param name="Pushes">The records of those that are not refused.</param>
/// <param name="Places">For each push, the index of its request.</param>
/// <param name="Answers">One for each request.</param>
/// <param name="Mode">How the stream is handled.</param>
internal sealed record PushGroup<TRequest, TRecord>(
    List<TRequest> Requests, List<Push<TRecord>> Pushes, List<int> Places, PushAnswer[] Answers, PushMode Mode)
    where TRecord : SourceRecord;
