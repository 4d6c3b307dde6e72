using Google.Protobuf;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>A page of a list: the items under their plural name, and the next page's address when there is one.</summary>
internal static class ListAnswer
{
    public static JsonAnswer Of(HttpRequest request, Paging paging, string name, IEnumerable<IMessage> items, string nextPageToken) =>
        new(JsonAnswer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray(name);
            foreach (var item in items)
            {
                ProtoJson.Write(writer, item);
            }

            writer.WriteEndArray();
            if (nextPageToken.Length > 0)
            {
                writer.WriteString("nextPage"u8, paging.NextPage(request));
            }

            writer.WriteEndObject();
        }));
}
