namespace Medborgarlofte.ServiceDefaults.Records;

/// <summary>Requests of a stream that are stored together.</summary>
/// <param name="Requests">As they came.</param>
/// <param name="Pushes">The records of those that are not refused.</param>
/// <param name="Places">Where the requests of the pushes stand.</param>
/// <param name="Answers">One for each request.</param>
/// <param name="Mode">How the stream is taken.</param>
internal sealed record PushGroup<TRequest, TRecord>(
    List<TRequest> Requests, List<Push<TRecord>> Pushes, List<int> Places, PushAnswer[] Answers, PushMode Mode)
    where TRecord : SourceRecord;
